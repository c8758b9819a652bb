import { createHash, createPrivateKey, generateKeyPair, type KeyObject, X509Certificate } from "node:crypto";
import { promisify } from "node:util";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientCertificate, ClientCertificateAlgorithm } from "#shared/configurations/client-key.ts";
import { selfSignCertificate } from "./self-sign-certificate.ts";

const makeKeyPair = promisify(generateKeyPair);

const RSA_BITS = 3072;
const MIN_RSA_BITS = 2048;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Clocks differ: the certificate is good a day before it is made. */
const VALID_BEFORE_MS = DAY_MS;
const VALID_AFTER_MS = 730 * DAY_MS;

/** A client certificate with its private key, ready to be kept. */
export interface ClientCertificateMaterial {
  readonly certificate: ClientCertificate;
  readonly privateKeyPem: string;
}

/** Makes a key and a self-signed certificate of it, which is valid for two years (RFC 8705 2.2). */
export const makeClientCertificate = async (
  algorithm: ClientCertificateAlgorithm,
  commonName: string,
  now: number,
): Promise<ClientCertificateMaterial> => {
  const { privateKey } = await (algorithm === "ES256"
    ? makeKeyPair("ec", { namedCurve: "P-256" })
    : makeKeyPair("rsa", { modulusLength: RSA_BITS }));
  const validFrom = now - VALID_BEFORE_MS;
  const validTo = now + VALID_AFTER_MS;
  const pem = await selfSignCertificate({ privateKey, commonName, validFrom, validTo });
  return describe([new X509Certificate(pem)], privateKey, now);
};

/**
 * Reads a certificate and its private key that were made elsewhere, in PEM and in any order, as they come out of one
 * file or of two. Certificates that the key does not belong to are taken for its chain. One that has expired is read
 * as well: that is said where it is shown.
 * @throws AppFailure `invalid_input`
 */
export const readClientCertificate = (
  certificateText: string,
  privateKeyText: string,
  now: number,
): ClientCertificateMaterial => {
  const blocks = pemBlocks(`${certificateText}\n${privateKeyText}`);
  const certificates = blocks.filter(({ label }) => label.endsWith("CERTIFICATE")).map(readCertificate);
  if (certificates.length === 0) throw noCertificate();
  const privateKey = readPrivateKey(blocks.filter(({ label }) => label.endsWith("PRIVATE KEY")));
  const own = certificates.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (own === undefined) throw notOfTheKey();
  requireLength(privateKey);
  return describe([own, ...certificates.filter((other) => other !== own)], privateKey, now);
};

interface PemBlock {
  readonly label: string;
  readonly text: string;
}

const pemBlocks = (text: string): readonly PemBlock[] =>
  Array.from(
    text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g),
    ([block, label = ""]) => ({
      label,
      text: block,
    }),
  );

const readCertificate = ({ text }: PemBlock): X509Certificate => {
  try {
    return new X509Certificate(text);
  } catch (thrown) {
    throw refused("One of the certificates cannot be read.", "Paste it as it was issued, in PEM.", thrown);
  }
};

const readPrivateKey = ([first]: readonly PemBlock[]): KeyObject => {
  if (first === undefined) {
    throw refused(
      "There is no private key in PEM.",
      "Paste it, too: it begins with -----BEGIN PRIVATE KEY----- or a line like it.",
    );
  }
  if (first.label.startsWith("ENCRYPTED") || /^Proc-Type:.*ENCRYPTED/m.test(first.text)) {
    throw refused(
      "The private key is encrypted.",
      "Paste it without its passphrase: openssl pkey -in key.pem writes it so. It is sealed here again.",
    );
  }
  try {
    return createPrivateKey(first.text);
  } catch (thrown) {
    throw refused("The private key cannot be read.", "Paste it as PEM, without a passphrase.", thrown);
  }
};

const requireLength = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): void => {
  if (asymmetricKeyType !== "rsa" || (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS) return;
  throw refused("The RSA key has fewer than 2,048 bits.", "Use a longer key: servers refuse short ones.");
};

const noCertificate = (): AppFailure =>
  refused(
    "There is no certificate in PEM.",
    "Paste the text that begins with -----BEGIN CERTIFICATE-----. For a .p12 or .pfx file, openssl pkcs12 -nodes writes it.",
  );

const notOfTheKey = (): AppFailure =>
  refused(
    "The private key does not belong to the certificate.",
    "Paste the key that the certificate was issued for.",
  );

const refused = (message: string, advice: string, cause?: unknown): AppFailure =>
  new AppFailure({ code: "invalid_input", message, advice, field: "clientCertificate" }, { cause });

const describe = (
  chain: readonly [X509Certificate, ...X509Certificate[]],
  privateKey: KeyObject,
  now: number,
): ClientCertificateMaterial => {
  const [own] = chain;
  return {
    certificate: {
      subject: inOneLine(own.subject),
      issuer: inOneLine(own.issuer),
      validFrom: Date.parse(own.validFrom),
      validTo: Date.parse(own.validTo),
      thumbprint: createHash("sha256").update(own.raw).digest("base64url"),
      certificatePem: chain.map(String).join(""),
      jwks: JSON.stringify({ keys: [jwkOf(chain)] }, undefined, 2),
      savedAt: now,
    },
    privateKeyPem: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
  };
};

/** The certificate as a provider registers it when it is self-signed (RFC 8705 2.2.2, RFC 7517 4.7). */
const jwkOf = (chain: readonly [X509Certificate, ...X509Certificate[]]): object => ({
  ...chain[0].publicKey.export({ format: "jwk" }),
  x5c: chain.map(({ raw }) => raw.toString("base64")),
});

const inOneLine = (name: string): string => name.split("\n").join(", ");
