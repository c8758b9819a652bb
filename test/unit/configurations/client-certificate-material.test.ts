import { createHash, generateKeyPairSync, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  makeClientCertificate,
  readClientCertificate,
} from "../../../main/configurations/client-certificate-material.ts";
import { issuedCertificate, selfSignedCertificate } from "../../support/certificates.ts";

const now = Date.UTC(2026, 4, 1, 12);
const DAY_MS = 86_400_000;
const client = generateKeyPairSync("ec", { namedCurve: "P-256" });
const authority = generateKeyPairSync("ec", { namedCurve: "P-256" });
const validity = { validFrom: now - DAY_MS, validTo: now + 90 * DAY_MS, hosts: ["client.example"] };
const ownPem = issuedCertificate(
  { ...validity, publicKey: client.publicKey, privateKey: authority.privateKey, name: "The client" },
  "The authority",
);
const authorityPem = selfSignedCertificate({ ...validity, ...authority, name: "The authority" });
const keyPem = client.privateKey.export({ format: "pem", type: "pkcs8" }).toString();

const errorOf = (certificate: string, key: string) => {
  try {
    readClientCertificate(certificate, key, now);
  } catch (thrown) {
    return (thrown as { error: { code: string; field: string; message: string } }).error;
  }
  throw new Error("It was read.");
};

describe("a client certificate that is imported", () => {
  it("is described, with its chain, and with its key in one form", () => {
    const { certificate, privateKeyPem } = readClientCertificate(ownPem + authorityPem, keyPem, now);
    const thumbprint = createHash("sha256").update(new X509Certificate(ownPem).raw).digest("base64url");
    expect(certificate).toMatchObject({
      subject: "CN=The client",
      issuer: "CN=The authority",
      validFrom: validity.validFrom,
      validTo: validity.validTo,
      thumbprint,
      savedAt: now,
      certificatePem: ownPem + authorityPem,
    });
    expect(privateKeyPem).toBe(keyPem);
    const [jwk] = JSON.parse(certificate.jwks).keys;
    expect(jwk).toEqual({
      ...client.publicKey.export({ format: "jwk" }),
      x5c: [ownPem, authorityPem].map((pem) => new X509Certificate(pem).raw.toString("base64")),
    });
    expect(JSON.stringify(certificate)).not.toContain(client.privateKey.export({ format: "jwk" }).d);
  });

  it.each([
    ["in one text", `Bag Attributes\n${keyPem}${ownPem}${authorityPem}`, ""],
    ["in one text, as the key", "", ownPem + keyPem + authorityPem],
    ["with the chain before it", authorityPem + ownPem, keyPem],
    ["with the lines of another system", ownPem.replaceAll("\n", "\r\n") + authorityPem, keyPem],
  ])("may come %s", (_way, certificateText, keyText) => {
    const { certificate } = readClientCertificate(certificateText, keyText, now);
    expect(certificate.certificatePem).toBe(ownPem + authorityPem);
  });

  it.each(["sec1", "pkcs8"] as const)("may have its key as %s", (type) => {
    const pem = client.privateKey.export({ format: "pem", type }).toString();
    expect(readClientCertificate(ownPem, pem, now).privateKeyPem).toBe(keyPem);
  });

  it("may have expired", () => {
    const validTo = now - 1000;
    const pem = selfSignedCertificate({ ...validity, ...client, name: "Old", validTo });
    expect(readClientCertificate(pem, keyPem, now).certificate.validTo).toBe(validTo);
  });

  const encrypted = client.privateKey
    .export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" })
    .toString();
  const encryptedSec1 = `-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END EC PRIVATE KEY-----`;
  const other = authority.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
  const brokenKey = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----";

  it.each([
    ["no PEM", "MIIB…", keyPem, "There is no certificate in PEM."],
    ["a key alone", keyPem, "", "There is no certificate in PEM."],
    ["a certificate alone", ownPem, "", "There is no private key in PEM."],
    ["a certificate that is broken", ownPem + broken, keyPem, "One of the certificates cannot be read."],
    ["a key that is broken", ownPem, brokenKey, "The private key cannot be read."],
    ["the key of another certificate", ownPem, other, "The private key does not belong to the certificate."],
    ["an encrypted key", ownPem, encrypted, "The private key is encrypted."],
    ["a key in the old encryption", ownPem, encryptedSec1, "The private key is encrypted."],
  ])("is refused: %s", (_what, certificate, key, message) => {
    expect(errorOf(certificate, key)).toMatchObject({
      code: "invalid_input",
      field: "clientCertificate",
      message,
    });
  });

  it("is refused with a short RSA key", () => {
    const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const pem = selfSignedCertificate({ ...validity, ...short, name: "Short" });
    const key = short.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    expect(errorOf(pem, key).message).toBe("The RSA key has fewer than 2,048 bits.");
  });
});

describe("a client certificate that is made", () => {
  it.each(["ES256", "RS256"] as const)("is self-signed and good for two years: %s", async (algorithm) => {
    const { certificate, privateKeyPem } = await makeClientCertificate(algorithm, "portal", now);
    expect(certificate).toMatchObject({ subject: "CN=portal", issuer: "CN=portal", savedAt: now });
    expect(certificate.validFrom).toBe(now - DAY_MS);
    expect(certificate.validTo).toBe(now + 730 * DAY_MS);
    const again = readClientCertificate(certificate.certificatePem, privateKeyPem, now).certificate;
    expect(again).toEqual(certificate);
  });
});
