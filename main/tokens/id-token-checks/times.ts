import type { CheckOutcome } from "../../trace/index.ts";
import { CLOCK_TOLERANCE_IN_SECONDS, type IdTokenContext, outcome, shown } from "./context.ts";

const OLD_AFTER_IN_SECONDS = 600;

/** Whether a claim is a NumericDate (RFC 7519 2). */
export const isNumericDate = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** A NumericDate with the date beside it; the workbench's own clock is what it is compared with. */
export const dated = (value: unknown): string => {
  if (!isNumericDate(value)) return shown(value);
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? shown(value) : `${value} (${date.toISOString()})`;
};

/** `exp` is there and not past (OIDC Core 3.1.3.7, 9). */
export const checkExpiry = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const exp = decoded.claims.exp;
  const now = expected.now / 1000;
  const code = !isNumericDate(exp)
    ? "id_token_exp_missing"
    : exp <= now - CLOCK_TOLERANCE_IN_SECONDS
      ? "id_token_expired"
      : undefined;
  const result = code === undefined ? "passed" : "failed";
  return outcome(
    "id_token.exp",
    "exp is not past",
    "OIDC Core 3.1.3.7",
    result,
    `after ${dated(Math.floor(now))}`,
    dated(exp),
    code,
  );
};

/** `iat` is there; one in the future or long past speaks of a wrong clock (OIDC Core 3.1.3.7, 10). */
export const checkIssuedAt = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const iat = decoded.claims.iat;
  const now = expected.now / 1000;
  const plausible =
    isNumericDate(iat) && iat <= now + CLOCK_TOLERANCE_IN_SECONDS && iat >= now - OLD_AFTER_IN_SECONDS;
  const result = !isNumericDate(iat) ? "failed" : plausible ? "passed" : "warning";
  return outcome(
    "id_token.iat",
    "iat is a moment ago",
    "OIDC Core 3.1.3.7",
    result,
    `about ${dated(Math.floor(now))}`,
    dated(iat),
    result === "failed" ? "id_token_iat_missing" : undefined,
  );
};

/** `nbf`, where it is there, is not in the future (RFC 7519 4.1.5). */
export const checkNotBefore = ({ decoded, expected }: IdTokenContext): CheckOutcome => {
  const nbf = decoded.claims.nbf;
  const now = expected.now / 1000;
  const passed = nbf === undefined || (isNumericDate(nbf) && nbf <= now + CLOCK_TOLERANCE_IN_SECONDS);
  return outcome(
    "id_token.nbf",
    "nbf is not in the future",
    "RFC 7519 4.1.5",
    passed ? "passed" : "failed",
    `missing, or up to ${dated(Math.floor(now))}`,
    dated(nbf),
    passed ? undefined : "id_token_not_yet_valid",
  );
};
