/** Signature algorithms that can be verified here (RFC 7518, RFC 8037). */
const verifiable = [
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

/**
 * The algorithms that may sign an ID token: those the provider lists and that can be verified; RS256 when it
 * lists nothing (OIDC Core 3.1.3.7, 7). `none` and the HMAC family are never among them.
 */
export const supportedAlgorithms = (listed: readonly string[]): readonly string[] =>
  listed.length === 0 ? ["RS256"] : verifiable.filter((algorithm) => listed.includes(algorithm));
