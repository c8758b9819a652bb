import { AppFailure } from "#shared/app-error.ts";
import { isHmac } from "./signing-algorithms.ts";

/** Our own failure inside what openid-client wrapped around it. */
export const findFailure = (thrown: unknown): AppFailure | undefined => {
  let current = thrown;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if (current instanceof AppFailure) return current;
    current = current.cause;
  }
  return undefined;
};

/**
 * Whether openid-client has nothing against a token but that it cannot verify an HMAC (LIB-4). It comes to the
 * signature last, so everything else was accepted; the signature itself is ours to verify.
 */
export const isOnlyHmacUnsupported = (thrown: unknown): boolean => {
  if (!(thrown instanceof Error) || (thrown as { code?: unknown }).code !== "OAUTH_UNSUPPORTED_OPERATION") {
    return false;
  }
  const reason = thrown.cause instanceof Error ? thrown.cause.cause : undefined;
  return isHmac((reason as { alg?: unknown } | undefined)?.alg);
};

/** What openid-client complains about: its stable code and sentence, which hold no value of the answer. */
export const describeLibraryError = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  const code = (thrown as { code?: unknown }).code;
  return typeof code === "string" ? `${code}: ${thrown.message}` : thrown.message;
};
