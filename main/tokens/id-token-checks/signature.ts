import { compactVerify, importJWK, type JWK } from "jose";
import type { CheckOutcome } from "../../trace/index.ts";
import { decodeJwt } from "../decode-jwt.ts";
import { type IdTokenContext, outcome, shown } from "./context.ts";

const TITLE = "Signature is valid";
const SOURCE = "OIDC Core 3.1.3.7";

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
 * The token is signed by one of the provider's keys with an allowed algorithm (OIDC Core 3.1.3.7, 6 to 8).
 * Keys come from the JWKS only: `jku`, `x5u`, `jwk` and `x5c` of the header are never looked at (C-53).
 * A token with a critical extension is refused, as none is understood here (RFC 7515 4.1.11, RFC 7797 7).
 */
export const checkSignature = async ({ token, decoded, expected }: IdTokenContext): Promise<CheckOutcome> => {
  const { alg, kid, crit } = decoded.header;
  const failed = (code: CheckOutcome["code"], wanted: string, found: string) =>
    outcome("id_token.signature", TITLE, SOURCE, "failed", wanted, found, code);
  if (typeof alg !== "string" || alg.toLowerCase() === "none") {
    return failed("id_token_unsigned", "a signature", `alg ${shown(alg)}`);
  }
  if (!expected.algorithms.includes(alg)) {
    return failed("id_token_alg_unsupported", expected.algorithms.join(", "), `alg ${shown(alg)}`);
  }
  if (crit !== undefined) {
    return failed("id_token_signature_invalid", "no critical extension", `crit ${shown(crit)}`);
  }
  const candidates = candidateKeys(expected.keys, decoded.header);
  if (candidates.length === 0) {
    return failed(
      "id_token_key_not_found",
      `a key for ${alg}, kid ${shown(kid)}`,
      describeKeys(expected.keys),
    );
  }
  for (const key of candidates) {
    if (await verifies(token, key, alg)) {
      const found = `valid, ${alg}, kid ${shown(key.kid)}`;
      return outcome(
        "id_token.signature",
        TITLE,
        SOURCE,
        "passed",
        `valid, one of ${expected.algorithms.join(", ")}`,
        found,
      );
    }
  }
  return failed("id_token_signature_invalid", `valid, ${alg}, kid ${shown(kid)}`, "not valid");
};

/** Whether one of the keys has made the token's signature; false for what is no token. */
export const isSignedByOneOf = async (keys: readonly JWK[], token: string): Promise<boolean> => {
  const header = decodeJwt(token)?.header;
  if (header === undefined) return false;
  for (const key of candidateKeys(keys, header)) {
    if (await verifies(token, key, String(header.alg))) return true;
  }
  return false;
};

const verifies = async (token: string, key: JWK, alg: string): Promise<boolean> => {
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
