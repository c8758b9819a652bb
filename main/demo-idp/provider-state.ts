import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type JsonWebKey,
  randomBytes,
} from "node:crypto";
import { promisify } from "node:util";
import { calculateJwkThumbprint, type JWK } from "jose";
import type { DemoProviderState } from "../ports/demo-idp-host.ts";

const makeKeyPair = promisify(generateKeyPair);

/** Everything of the state but the port, which is known only once the server listens. */
export type DemoProviderSecrets = Omit<DemoProviderState, "port">;

/** Keeps what is known from an earlier start and makes the rest: a random secret, one RS256 and one ES256 key. */
export const completeSecrets = async (known: Partial<DemoProviderState>): Promise<DemoProviderSecrets> => ({
  clientSecret: known.clientSecret ?? randomBytes(32).toString("hex"),
  signingKeys: known.signingKeys ?? (await Promise.all([makeRsaKey(), makeEcKey()])),
});

/** The public halves, for those who check signatures. */
export const publicKeys = (signingKeys: readonly JsonWebKey[]): JWK[] =>
  signingKeys.map((key) => {
    const publicKey = createPublicKey(createPrivateKey({ key, format: "jwk" })).export({ format: "jwk" });
    return { ...publicKey, kid: key.kid, alg: key.alg, use: key.use } as JWK;
  });

const makeRsaKey = async (): Promise<JsonWebKey> => {
  const { privateKey } = await makeKeyPair("rsa", { modulusLength: 2048 });
  return named(privateKey.export({ format: "jwk" }), "RS256");
};

const makeEcKey = async (): Promise<JsonWebKey> => {
  const { privateKey } = await makeKeyPair("ec", { namedCurve: "P-256" });
  return named(privateKey.export({ format: "jwk" }), "ES256");
};

/** A key id that follows from the key (RFC 7638), so that it is the same at every start. */
const named = async (key: JsonWebKey, alg: string): Promise<JsonWebKey> => ({
  ...key,
  kid: await calculateJwkThumbprint(key as JWK),
  alg,
  use: "sig",
});
