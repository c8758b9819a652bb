import { constants, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { JWK } from "jose";

/** A key that makes compact JWS with Node's own cryptography, apart from the library that verifies them. */
export interface JwsKey {
  readonly alg: string;
  readonly publicJwk: JWK;
  /** The signature of a signing input, base64url. */
  signature(input: string): string;
  /** The same key's signature by another algorithm. */
  signatureAs(alg: string): (input: string) => string;
}

const curves: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };

const generate = (alg: string) => {
  if (alg.startsWith("Ed")) return generateKeyPairSync("ed25519");
  const namedCurve = curves[alg];
  return namedCurve === undefined
    ? generateKeyPairSync("rsa", { modulusLength: 2048 })
    : generateKeyPairSync("ec", { namedCurve });
};

/** Makes a key pair for an algorithm of RFC 7518 or RFC 8037. */
export const createJwsKey = (alg: string, kid = `key-${alg}`): JwsKey => {
  const { privateKey, publicKey } = generate(alg);
  const jwk = publicKey.export({ format: "jwk" }) as JWK;
  const signatureAs = (other: string) => signatureWith(other, privateKey);
  return { alg, publicJwk: { ...jwk, kid, use: "sig", alg }, signature: signatureAs(alg), signatureAs };
};

/** The same key under another name, or for another algorithm of its kind: RSA keys take their time to make. */
export const renamedJwsKey = (key: JwsKey, { alg = key.alg, kid = key.publicJwk.kid ?? "" }): JwsKey => ({
  ...key,
  alg,
  publicJwk: { ...key.publicJwk, alg, kid },
  signature: key.signatureAs(alg),
});

const signatureWith =
  (alg: string, key: KeyObject) =>
  (input: string): string => {
    const hash = alg.startsWith("Ed") ? null : `sha${alg.slice(2)}`;
    const options = alg.startsWith("PS")
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { key, dsaEncoding: "ieee-p1363" as const };
    return sign(hash, Buffer.from(input), options).toString("base64url");
  };

/** Base64url of text, or of a value's JSON. */
export const encodePart = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** A compact JWS; the payload may be text that is no good JSON. */
export const compactJws = (
  header: unknown,
  payload: unknown,
  signature: (input: string) => string,
): string => {
  const input = `${encodePart(header)}.${encodePart(payload)}`;
  return `${input}.${signature(input)}`;
};
