import { createHash } from "node:crypto";
import type { CheckOutcome } from "../../trace/index.ts";
import { type IdTokenContext, outcome, shown } from "./context.ts";

/** The hash that belongs to a signature algorithm (OIDC Core 3.1.3.6). */
const hashOf = (alg: unknown): string =>
  alg === "EdDSA" || alg === "Ed25519" || String(alg).endsWith("512")
    ? "sha512"
    : String(alg).endsWith("384")
      ? "sha384"
      : "sha256";

/** `at_hash`, where it is there, belongs to the access token (OIDC Core 3.1.3.8). */
export const checkAtHash = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const found = decoded.claims.at_hash;
  if (found === undefined || expected.accessToken === undefined) {
    return outcome(
      "id_token.at_hash",
      "at_hash belongs to the access token",
      "OIDC Core 3.1.3.8",
      "passed",
      "missing, or the token's hash",
      shown(found),
    );
  }
  const digest = createHash(hashOf(decoded.header.alg)).update(expected.accessToken, "ascii").digest();
  const wanted = digest.subarray(0, digest.length / 2).toString("base64url");
  const passed = found === wanted;
  return outcome(
    "id_token.at_hash",
    "at_hash belongs to the access token",
    "OIDC Core 3.1.3.8",
    passed ? "passed" : "failed",
    shown(wanted),
    shown(found),
    passed ? undefined : "id_token_at_hash_mismatch",
  );
};
