import type { webcrypto } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, importJWK, type JWK } from "jose";
import * as openid from "openid-client";
import { verifiableAlgorithms } from "./signing-algorithms.ts";

/** The private key that a token set is bound to (RFC 9449 6). Its `kid` is its thumbprint (RFC 7638). */
export type DpopKey = JWK & { readonly alg: string; readonly kid: string };

/** A key that proofs can be made with; `jwk` is what is kept of it. */
export interface BindingKey {
  readonly jwk: DpopKey;
  readonly pair: webcrypto.CryptoKeyPair;
}

/**
 * The algorithm for a new key: ES256, or the first listed one that can be done where the provider lists others
 * only (RFC 9449 5.1).
 */
export const proofAlgorithmFor = (listed: readonly string[]): string =>
  listed.includes("ES256")
    ? "ES256"
    : (listed.find((algorithm) => verifiableAlgorithms(false).includes(algorithm)) ?? "ES256");

/** Makes a key for one login. */
export const makeDpopKey = async (algorithm: string): Promise<BindingKey> => {
  const pair = await openid.randomDPoPKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  return { jwk: { ...jwk, alg: algorithm, kid: await calculateJwkThumbprint(jwk) }, pair };
};

const publicMembers = new Set(["kty", "crv", "x", "y", "n", "e"]);

/** Loads a kept key; its private side cannot be read out of what comes of it. */
export const loadDpopKey = async (jwk: DpopKey): Promise<BindingKey> => {
  const publicJwk = Object.fromEntries(Object.entries(jwk).filter(([name]) => publicMembers.has(name)));
  const load = (side: JWK, extractable: boolean) =>
    importJWK(side, jwk.alg, { extractable }) as Promise<webcrypto.CryptoKey>;
  return { jwk, pair: { privateKey: await load(jwk, false), publicKey: await load(publicJwk, true) } };
};

/**
 * Makes proofs with a key and remembers the nonces that servers gave for the next ones (RFC 9449 4.2, 8). `alg` is
 * said as the provider lists it: openid-client knows Ed25519 keys by their newer name only.
 */
export const proofsWith = (client: openid.Configuration, { jwk, pair }: BindingKey): openid.DPoPHandle =>
  openid.getDPoPHandle(client, pair, {
    [openid.modifyAssertion]: (header) => {
      header.alg = jwk.alg;
    },
  });
