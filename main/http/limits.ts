import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { HttpLimits } from "../ports/http.ts";

const MEBIBYTE = 1024 * 1024;

/** Bounds of calls to a provider's own endpoints (discovery, JWKS, token, UserInfo). */
export const protocolLimits: HttpLimits = {
  headersTimeoutMs: 15_000,
  totalTimeoutMs: 30_000,
  maxResponseBytes: MEBIBYTE,
};

/** Bounds of a call to a source of claims: a login waits for it, and does without it. */
export const claimSourceLimits: HttpLimits = {
  headersTimeoutMs: 5_000,
  totalTimeoutMs: 10_000,
  maxResponseBytes: MEBIBYTE / 4,
};

/** Bounds of a request to an API, as its author wants them. What is sent may be large, so that only all of it is timed. */
export const requestLimits = ({
  timeLimitInSeconds,
  sizeLimitInMebibytes,
}: Pick<RequestDraft, "timeLimitInSeconds" | "sizeLimitInMebibytes">): HttpLimits => ({
  headersTimeoutMs: timeLimitInSeconds * 1000,
  totalTimeoutMs: timeLimitInSeconds * 1000,
  maxResponseBytes: sizeLimitInMebibytes === 0 ? Number.POSITIVE_INFINITY : sizeLimitInMebibytes * MEBIBYTE,
});
