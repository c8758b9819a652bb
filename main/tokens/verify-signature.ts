import { createHmac, timingSafeEqual } from "node:crypto";
import { compactVerify, importJWK, type JWK } from "jose";
import { decodeJwt } from "./decode-jwt.ts";
import { shown } from "./id-token-checks/context.ts";
import { isHmac } from "./signing-algorithms.ts";

/** With what a token of the provider may be signed. */
export interface SignatureRules {
  /** Algorithms that may sign it; `none` is never among them. */
  readonly algorithms: readonly string[];
  readonly keys: readonly JWK[];
  /** Verifies HMACs; absent where the client does not authenticate with a secret. */
  readonly clientSecret?: string;
}

/** Why a signature is not accepted. */
export type SignatureProblem = "unsigned" | "algorithm" | "critical_extension" | "no_key" | "invalid";

/** What came of verifying a signature; without a problem it is valid. */
export interface SignatureFinding {
  readonly problem?: SignatureProblem;
  readonly expected: string;
  readonly found: string;
}

/** Curves of the algorithms that name one (RFC 7518 3.4, RFC 8037 3.1). */
const curves: Readonly<Record<string, string>> = {
  ES256: "P-256",
  ES384: "P-384",
  ES512: "P-521",
  EdDSA: "Ed25519",
  Ed25519: "Ed25519",
};

/** The type of key that an algorithm needs (RFC 7518 3.1, RFC 8037). */
const keyTypeOf = (alg: string): string =>
  alg.startsWith("ES") ? "EC" : alg.startsWith("Ed") ? "OKP" : "RSA";

/** Whether a key may have made this signature (RFC 7517 4). */
const fits = (key: JWK, alg: string, kid: unknown): boolean =>
  !isHmac(alg) &&
  key.kty === keyTypeOf(alg) &&
  (key.kty === "RSA" || key.crv === curves[alg]) &&
  (key.use === undefined || key.use === "sig") &&
  (key.alg === undefined || key.alg === alg) &&
  (!Array.isArray(key.key_ops) || key.key_ops.includes("verify")) &&
  (kid === undefined || key.kid === kid);

/** The keys of a set that may have made the signature of a token with this header. */
export const candidateKeys = (
  keys: readonly JWK[],
  header: Readonly<Record<string, unknown>>,
): readonly JWK[] => keys.filter((key) => fits(key, String(header.alg), header.kid));

/**
 * Verifies the signature of a compact JWS with an allowed algorithm (OIDC Core 3.1.3.7, 6 to 8). Keys come from
 * the JWKS only: `jku`, `x5u`, `jwk` and `x5c` of the header are never looked at (C-53), and no public key is ever
 * the secret of an HMAC (Z-47). A token with a critical extension is refused, as none is understood here (RFC 7515
 * 4.1.11, RFC 7797 7).
 */
export const verifySignature = async (
  token: string,
  header: Readonly<Record<string, unknown>>,
  rules: SignatureRules,
): Promise<SignatureFinding> => {
  const { alg, kid, crit } = header;
  if (typeof alg !== "string" || alg.toLowerCase() === "none") {
    return { problem: "unsigned", expected: "a signature", found: `alg ${shown(alg)}` };
  }
  if (!rules.algorithms.includes(alg)) {
    return { problem: "algorithm", expected: rules.algorithms.join(", "), found: `alg ${shown(alg)}` };
  }
  if (crit !== undefined) {
    return {
      problem: "critical_extension",
      expected: "no critical extension",
      found: `crit ${shown(crit)}`,
    };
  }
  return isHmac(alg)
    ? verifyHmac(token, alg, rules.clientSecret)
    : verifyWithKeys(token, alg, kid, rules.keys, candidateKeys(rules.keys, header));
};

const verifyHmac = (token: string, alg: string, clientSecret: string | undefined): SignatureFinding => {
  const expected = `valid, ${alg} with the client secret`;
  if (clientSecret === undefined || clientSecret === "") {
    return { problem: "no_key", expected, found: "no client secret" };
  }
  const end = token.lastIndexOf(".");
  const mac = createHmac(`sha${alg.slice(2)}`, clientSecret)
    .update(token.slice(0, end))
    .digest("base64url");
  const [right, given] = [Buffer.from(mac), Buffer.from(token.slice(end + 1))];
  return right.length === given.length && timingSafeEqual(right, given)
    ? { expected, found: expected }
    : { problem: "invalid", expected, found: "not valid" };
};

const verifyWithKeys = async (
  token: string,
  alg: string,
  kid: unknown,
  all: readonly JWK[],
  candidates: readonly JWK[],
): Promise<SignatureFinding> => {
  if (candidates.length === 0) {
    return { problem: "no_key", expected: `a key for ${alg}, kid ${shown(kid)}`, found: describeKeys(all) };
  }
  const expected = `valid, ${alg}, kid ${shown(kid)}`;
  for (const key of candidates) {
    if (await isMadeBy(key, token, alg)) return { expected, found: `valid, ${alg}, kid ${shown(key.kid)}` };
  }
  return { problem: "invalid", expected, found: "not valid" };
};

/**
 * Whether other keys must be looked for before a token can be verified. An HMAC needs none; what is no token at
 * all may yet be one for a key that is not known.
 */
export const needsOtherKeys = async (keys: readonly JWK[], token: string): Promise<boolean> => {
  const header = decodeJwt(token)?.header;
  if (header === undefined) return true;
  if (isHmac(header.alg)) return false;
  for (const key of candidateKeys(keys, header)) {
    if (await isMadeBy(key, token, String(header.alg))) return false;
  }
  return true;
};

const isMadeBy = async (key: JWK, token: string, alg: string): Promise<boolean> => {
  try {
    await compactVerify(token, await importJWK(key, alg), { algorithms: [alg] });
    return true;
  } catch {
    // Every way in which it does not verify is the same answer: this key did not sign this token.
    return false;
  }
};

const describeKeys = (keys: readonly JWK[]): string =>
  keys.length === 0
    ? "no key"
    : keys
        .slice(0, 20)
        .map((key) => `${key.kty} ${shown(key.kid)}`)
        .join(", ");
