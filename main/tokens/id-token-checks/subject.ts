import type { CheckOutcome } from "../../trace/index.ts";
import { type IdTokenContext, outcome, shown } from "./context.ts";

const MAX_CHARACTERS = 255;

/** `sub` is a text of 1 to 255 characters; that they are ASCII is flagged only (OIDC Core 2, C-62). */
export const checkSubject = ({ decoded }: IdTokenContext): CheckOutcome => {
  const sub = decoded.claims.sub;
  const passed = typeof sub === "string" && sub !== "" && sub.length <= MAX_CHARACTERS;
  const isAscii = passed && /^[\x20-\x7e]+$/.test(sub);
  return outcome(
    "id_token.sub",
    "sub names the user",
    "OIDC Core 2",
    passed ? (isAscii ? "passed" : "warning") : "failed",
    "a text of 1 to 255 ASCII characters",
    shown(sub),
    passed ? undefined : "id_token_sub_missing",
  );
};
