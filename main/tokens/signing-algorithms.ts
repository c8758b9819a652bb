/** Signature algorithms that are verified with a key of the provider (RFC 7518, RFC 8037). */
const withKey = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
] as const;

/** Those that are verified with the client secret (RFC 7518 3.2, OIDC Core 10.1). */
const withSecret = ["HS256", "HS384", "HS512"] as const;

/** Whether an algorithm is an HMAC, whose secret is the client's. */
export const isHmac = (alg: unknown): boolean => (withSecret as readonly unknown[]).includes(alg);

/** All algorithms that can be verified here; HMACs by clients that have a secret only. `none` is never among them. */
export const verifiableAlgorithms = (hasSecret: boolean): readonly string[] =>
  hasSecret ? [...withKey, ...withSecret] : withKey;

/**
 * The algorithms that may sign an ID token: those the provider lists and that can be verified; RS256 when it
 * lists nothing (OIDC Core 3.1.3.7, 7).
 */
export const supportedAlgorithms = (listed: readonly string[], hasSecret = false): readonly string[] =>
  listed.length === 0
    ? ["RS256"]
    : verifiableAlgorithms(hasSecret).filter((algorithm) => listed.includes(algorithm));
