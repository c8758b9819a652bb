import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A key pair of the provider that requests can be encrypted for. */
export interface EncryptionKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

const made = new Map<string, Promise<EncryptionKey>>();

/** The key of this name for an algorithm; it is made once in a process, as an RSA key takes its time. */
export const encryptionKey = (
  alg: "RSA-OAEP" | "RSA-OAEP-256" | "ECDH-ES",
  kid: string = `for-${alg}`,
): Promise<EncryptionKey> => {
  const known = made.get(kid) ?? makeKey(alg, kid);
  made.set(kid, known);
  return known;
};

const makeKey = async (alg: string, kid: string): Promise<EncryptionKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: "enc" } };
};
