/** Signature algorithms (RFC 7518 3.1, RFC 8037, RFC 8812, RFC 9864). */
const signatures =
  "none HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 Ed448 ML-DSA-44 ML-DSA-65 ML-DSA-87";

/** Key management algorithms (RFC 7518 4.1). */
const keyManagement =
  "RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 A128KW A192KW A256KW dir ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW A128GCMKW A192GCMKW A256GCMKW PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW";

/** Content encryption algorithms (RFC 7518 5.1). */
const contentEncryption = "A128CBC-HS256 A192CBC-HS384 A256CBC-HS512 A128GCM A192GCM A256GCM";

/** Every algorithm that has a registered name. */
export const algorithmNames: ReadonlySet<string> = new Set(
  [signatures, keyManagement, contentEncryption].join(" ").split(" "),
);

/** Types of key and, where there is one, the curve that an algorithm needs. */
export const keyOfAlgorithm = (
  algorithm: string,
): { readonly kty: string; readonly crv?: string } | undefined => {
  if (/^(RS|PS)(256|384|512)$|^RSA/.test(algorithm)) return { kty: "RSA" };
  if (/^HS(256|384|512)$/.test(algorithm)) return { kty: "oct" };
  switch (algorithm) {
    case "ES256":
      return { kty: "EC", crv: "P-256" };
    case "ES384":
      return { kty: "EC", crv: "P-384" };
    case "ES512":
      return { kty: "EC", crv: "P-521" };
    case "EdDSA":
      return { kty: "OKP" };
    case "Ed25519":
      return { kty: "OKP", crv: "Ed25519" };
    default:
      return undefined;
  }
};

/** Curves, and the length of their coordinates in bytes (RFC 7518 6.2.1, RFC 8037 2). */
export const curveBytes: ReadonlyMap<string, number> = new Map([
  ["P-256", 32],
  ["P-384", 48],
  ["P-521", 66],
  ["Ed25519", 32],
  ["X25519", 32],
]);
