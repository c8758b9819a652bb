import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from "node:crypto";

/** What a certificate says. */
export interface CertificateContent {
  readonly publicKey: KeyObject;
  /** Signs it: of the same key pair, or its issuer's. */
  readonly privateKey: KeyObject;
  readonly name: string;
  /** Epoch ms. */
  readonly validFrom: number;
  readonly validTo: number;
  /** DNS names and IPv4 addresses it is valid for. */
  readonly hosts: readonly string[];
}

/** Makes a self-signed X.509 certificate (RFC 5280 4.1), in PEM; it may serve as its own authority. */
export const selfSignedCertificate = (content: CertificateContent): string =>
  issuedCertificate(content, content.name);

/** The same, issued by somebody else, whose key signs it. */
export const issuedCertificate = (content: CertificateContent, issuerName: string): string => {
  const algorithm = sequence(
    content.privateKey.asymmetricKeyType === "ec"
      ? [objectId([1, 2, 840, 10045, 4, 3, 2])]
      : [objectId([1, 2, 840, 113549, 1, 1, 11]), tagged(0x05, Buffer.alloc(0))],
  );
  const toBeSigned = sequence([
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    algorithm,
    commonName(issuerName),
    sequence([generalizedTime(content.validFrom), generalizedTime(content.validTo)]),
    commonName(content.name),
    content.publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence([alternativeNames(content.hosts), mayBeAuthority])),
  ]);
  const signature = sign("sha256", toBeSigned, content.privateKey);
  const der = sequence([toBeSigned, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature]))]);
  return new X509Certificate(der).toString();
};

/** An authority of a test's own, and what it issues. */
export interface TestAuthority {
  readonly certificatePem: string;
  /** A certificate with a fresh key, valid now. */
  issue(name: string, hosts?: readonly string[]): IssuedCertificate;
}

/** A certificate with its private key, both in PEM. */
export interface IssuedCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const DAY_MS = 86_400_000;

/** Opens an authority that nobody knows. */
export const openAuthority = (name: string): TestAuthority => {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const validity = { validFrom: Date.now() - DAY_MS, validTo: Date.now() + 30 * DAY_MS };
  return {
    certificatePem: selfSignedCertificate({ ...keys, ...validity, name, hosts: [] }),
    issue: (subject, hosts = []) => {
      const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const content = { publicKey, privateKey: keys.privateKey, ...validity, name: subject, hosts };
      return {
        certificatePem: issuedCertificate(content, name),
        privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      };
    },
  };
};

/** The certificate in the form of a key's `x5c` (RFC 7517 4.7). */
export const x5cOf = (pem: string): string => new X509Certificate(pem).raw.toString("base64");

const tagged = (tag: number, content: Uint8Array): Buffer => {
  const { length } = content;
  const bytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
};

const sequence = (parts: readonly Uint8Array[]): Buffer => tagged(0x30, Buffer.concat(parts));

const commonName = (name: string): Buffer =>
  sequence([tagged(0x31, sequence([objectId([2, 5, 4, 3]), tagged(0x0c, Buffer.from(name))]))]);

const objectId = ([first = 0, second = 0, ...others]: readonly number[]): Buffer =>
  tagged(0x06, Buffer.from([first * 40 + second, ...others.flatMap(base128)]));

const base128 = (value: number): readonly number[] => {
  const digits = [value & 127];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 127) | 128);
  return digits;
};

/** Two digits of the year would be ambiguous (RFC 5280 4.1.2.5.2). */
const generalizedTime = (at: number): Buffer =>
  tagged(0x18, Buffer.from(`${new Date(at).toISOString().slice(0, 19).replace(/\D/g, "")}Z`));

const extension = (id: readonly number[], value: Uint8Array): Buffer =>
  sequence([objectId(id), tagged(0x04, value)]);

const alternativeNames = (hosts: readonly string[]): Buffer =>
  extension(
    [2, 5, 29, 17],
    sequence(
      hosts.map((host) =>
        /^[\d.]+$/.test(host)
          ? tagged(0x87, Buffer.from(host.split(".").map(Number)))
          : tagged(0x82, Buffer.from(host)),
      ),
    ),
  );

const mayBeAuthority = extension([2, 5, 29, 19], sequence([tagged(0x01, Buffer.from([255]))]));
