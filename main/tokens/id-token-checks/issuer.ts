import type { CheckOutcome } from "../../trace/index.ts";
import { type IdTokenContext, outcome, shown } from "./context.ts";

/** `iss` is the issuer to the letter (OIDC Core 3.1.3.7, 2). */
export const checkIssuer = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const passed = decoded.claims.iss === expected.issuer;
  return outcome(
    "id_token.iss",
    "iss equals the issuer",
    "OIDC Core 3.1.3.7",
    passed ? "passed" : "failed",
    shown(expected.issuer),
    shown(decoded.claims.iss),
    passed ? undefined : "id_token_iss_mismatch",
  );
};
