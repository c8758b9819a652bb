import { exportJWK, generateKeyPair, type JWK } from "jose";

/** Algorithms that the provider signs with. */
export type SigningAlgorithm = "RS256" | "RS512" | "PS256" | "PS384" | "ES256" | "ES384" | "ES512" | "EdDSA";

/** A key pair of the provider. */
export interface SigningKey {
  readonly alg: SigningAlgorithm;
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

const made = new Map<string, Promise<SigningKey>>();

/** The key of this name; it is made once in a process, as an RSA key takes its time. */
export const signingKey = (alg: SigningAlgorithm, kid: string = `${alg}-1`): Promise<SigningKey> => {
  const known = made.get(kid) ?? makeKey(alg, kid);
  made.set(kid, known);
  return known;
};

const makeKey = async (alg: SigningAlgorithm, kid: string): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
};
