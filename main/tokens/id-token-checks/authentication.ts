import type { CheckOutcome } from "../../trace/index.ts";
import { CLOCK_TOLERANCE_IN_SECONDS, type IdTokenContext, outcome, shown } from "./context.ts";
import { dated, isNumericDate } from "./times.ts";

/**
 * `auth_time` is there and no older than the `max_age` that was asked for (OIDC Core 3.1.3.7, 13; C-64). One in
 * the future speaks of a wrong clock. Without `max_age` there is nothing to check.
 */
export const checkAuthTime = ({ decoded, expected }: IdTokenContext): CheckOutcome | undefined => {
  const { maxAgeInSeconds } = expected;
  if (maxAgeInSeconds === undefined) return undefined;
  const authTime = decoded.claims.auth_time;
  const now = Math.floor(expected.now / 1000);
  const earliest = now - maxAgeInSeconds;
  const code = !isNumericDate(authTime)
    ? "id_token_auth_time_missing"
    : authTime < earliest - CLOCK_TOLERANCE_IN_SECONDS
      ? "id_token_auth_time_too_old"
      : undefined;
  const isFuture = isNumericDate(authTime) && authTime > now + CLOCK_TOLERANCE_IN_SECONDS;
  return outcome(
    "id_token.auth_time",
    "auth_time is within max_age",
    "OIDC Core 3.1.2.1",
    code !== undefined ? "failed" : isFuture ? "warning" : "passed",
    `${dated(earliest)} or later, for max_age ${maxAgeInSeconds}`,
    dated(authTime),
    code,
  );
};

/**
 * `acr` is one of the values that were asked for (C-65). With `acr_values` it is a wish, and another one is only
 * flagged (OIDC Core 3.1.2.1); asked for as essential it must be met (OIDC Core 5.5.1.1).
 */
export const checkAcr = ({ decoded, expected }: IdTokenContext): CheckOutcome | undefined => {
  const { acr } = expected;
  if (acr === undefined) return undefined;
  const found = decoded.claims.acr;
  const isMet = typeof found === "string" && acr.values.includes(found);
  const isRefused = !isMet && acr.isEssential;
  return outcome(
    "id_token.acr",
    "acr is one of those asked for",
    acr.isEssential ? "OIDC Core 5.5.1.1" : "OIDC Core 3.1.2.1",
    isMet ? "passed" : isRefused ? "failed" : "warning",
    acr.values.map(shown).join(" or "),
    shown(found),
    isRefused ? "id_token_acr_mismatch" : undefined,
  );
};
