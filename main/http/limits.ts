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

/** Bounds of an authorized request to an API. */
export const requestLimits: HttpLimits = {
  headersTimeoutMs: 60_000,
  totalTimeoutMs: 300_000,
  maxResponseBytes: 25 * MEBIBYTE,
};
