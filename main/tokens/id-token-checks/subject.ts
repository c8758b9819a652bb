import type { CheckOutcome } from "../../trace/index.ts";
import { type IdTokenContext, outcome, shown } from "./context.ts";

const MAX_CHARACTERS = 255;

/** `sub` is a text of 1 to 255 characters (OIDC Core 2). */
export const checkSubject = ({ decoded }: IdTokenContext): CheckOutcome => {
  const sub = decoded.claims.sub;
  const passed = typeof sub === "string" && sub !== "" && sub.length <= MAX_CHARACTERS;
  return outcome(
    "id_token.sub",
    "sub names the user",
    "OIDC Core 2",
    passed ? "passed" : "failed",
    "a text of 1 to 255 characters",
    shown(sub),
    passed ? undefined : "id_token_sub_missing",
  );
};
