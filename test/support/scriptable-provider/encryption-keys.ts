import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A key pair of the provider that requests can be encrypted for. */
export interface EncryptionKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

const made = new Map<string, Promise<EncryptionKey>>();

/** The key for an algorithm; it is made once in a process, as an RSA key takes its time. */
export const encryptionKey = (alg: "RSA-OAEP" | "RSA-OAEP-256" | "ECDH-ES"): Promise<EncryptionKey> => {
  const known = made.get(alg) ?? makeKey(alg);
  made.set(alg, known);
  return known;
};

const makeKey = async (alg: string): Promise<EncryptionKey> => {
  const kid = `for-${alg}`;
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: "enc" } };
};
