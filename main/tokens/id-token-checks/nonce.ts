import type { CheckOutcome } from "../../trace/index.ts";
import { type IdTokenContext, outcome, shown } from "./context.ts";

/** `nonce` is the one that was sent (OIDC Core 3.1.3.7, 11). */
export const checkNonce = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const nonce = decoded.claims.nonce;
  if (expected.nonce === undefined && nonce === undefined) {
    return outcome(
      "id_token.nonce",
      "nonce is the one sent",
      "OIDC Core 12.2",
      "passed",
      "missing",
      "missing",
    );
  }
  const passed = expected.nonce === undefined || nonce === expected.nonce;
  return outcome(
    "id_token.nonce",
    "nonce is the one sent",
    "OIDC Core 3.1.3.7",
    passed ? "passed" : "failed",
    shown(expected.nonce),
    shown(nonce),
    passed ? undefined : "id_token_nonce_mismatch",
  );
};
