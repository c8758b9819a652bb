import { createPublicKey, type KeyObject, type webcrypto } from "node:crypto";

/** What a certificate is made of. */
export interface SelfSignedContent {
  /** Signs it; its public side is what is certified. RSA, ECDSA (P-256, P-384, P-521) or Ed25519. */
  readonly privateKey: KeyObject;
  /** Common name of both subject and issuer; cut after 64 characters (RFC 5280 A.1). */
  readonly commonName: string;
  /** Epoch ms; seconds count. */
  readonly validFrom: number;
  /** Epoch ms; seconds count. */
  readonly validTo: number;
}

const MAX_COMMON_NAME = 64;
/** id-kp-clientAuth (RFC 5280 4.2.1.12). */
const CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

/** Makes a self-signed X.509 certificate of a client's key, for signatures and TLS client authentication; in PEM. */
export const selfSignCertificate = async (content: SelfSignedContent): Promise<string> => {
  const x509 = await loadX509();
  const { privateKey, commonName, validFrom, validTo } = content;
  const algorithm = signingAlgorithm(privateKey);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: new x509.Name([{ CN: [{ utf8String: [...commonName].slice(0, MAX_COMMON_NAME).join("") }] }]),
    keys: await cryptoKeyPair(privateKey, algorithm),
    signingAlgorithm: algorithm,
    notBefore: new Date(validFrom),
    notAfter: new Date(validTo),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([CLIENT_AUTHENTICATION]),
    ],
  });
  return `${certificate.toString("pem")}\n`;
};

/**
 * Loaded when a certificate is made: it is large. Its container asks for the metadata that decorators leave (a proposal
 * that no engine has); as none of its classes takes anything to be made, there is none to be found.
 */
const loadX509 = () => {
  const none = (): undefined => undefined;
  for (const name of ["getMetadata", "getOwnMetadata", "defineMetadata"])
    if (!(name in Reflect)) Object.assign(Reflect, { [name]: none });
  return import("@peculiar/x509");
};

type SigningAlgorithm = Parameters<webcrypto.SubtleCrypto["importKey"]>[2] & { readonly hash: string };

const signingAlgorithm = (key: KeyObject): SigningAlgorithm => {
  const curve = key.asymmetricKeyType === "ec" ? key.export({ format: "jwk" }).crv : undefined;
  if (curve !== undefined) return { name: "ECDSA", namedCurve: curve, hash: hashes[curve] ?? "SHA-256" };
  if (key.asymmetricKeyType === "ed25519") return { name: "Ed25519", hash: "SHA-512" };
  return { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
};

/** A hash as strong as the curve. */
const hashes: Readonly<Record<string, string>> = { "P-384": "SHA-384", "P-521": "SHA-512" };

const cryptoKeyPair = async (
  privateKey: KeyObject,
  algorithm: SigningAlgorithm,
): Promise<webcrypto.CryptoKeyPair> => {
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return {
    privateKey: await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]),
    publicKey: await crypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]),
  };
};
