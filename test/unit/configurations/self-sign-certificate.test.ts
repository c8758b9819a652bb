import { createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { selfSignCertificate } from "../../../main/configurations/self-sign-certificate.ts";

const validFrom = Date.UTC(2026, 4, 1);
const validTo = Date.UTC(2060, 4, 1);

const keys: Readonly<Record<string, () => KeyObject>> = {
  RSA: () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
  "P-256": () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
  "P-384": () => generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey,
  "P-521": () => generateKeyPairSync("ec", { namedCurve: "P-521" }).privateKey,
  Ed25519: () => generateKeyPairSync("ed25519").privateKey,
};

describe("a self-signed certificate", () => {
  it.each(Object.keys(keys))("of a key of %s certifies it and is signed by it", async (kind) => {
    const privateKey = keys[kind]?.() as KeyObject;
    const pem = await selfSignCertificate({ privateKey, commonName: 'Portal, ü + "="', validFrom, validTo });
    const certificate = new X509Certificate(pem);
    expect(certificate.checkPrivateKey(privateKey)).toBe(true);
    expect(certificate.verify(createPublicKey(privateKey))).toBe(true);
    expect(certificate.issuer).toBe(certificate.subject);
    expect([certificate.validFrom, certificate.validTo].map(Date.parse)).toEqual([validFrom, validTo]);
    expect(certificate.toLegacyObject().subject).toEqual({ CN: 'Portal, ü + "="' });
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.2"]);
  });

  it("has a common name of 64 characters at most", async () => {
    const privateKey = keys["P-256"]?.() as KeyObject;
    const pem = await selfSignCertificate({ privateKey, commonName: "x".repeat(100), validFrom, validTo });
    expect(new X509Certificate(pem).subject).toBe(`CN=${"x".repeat(64)}`);
  });
});
