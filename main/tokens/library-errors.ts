import { AppFailure } from "#shared/app-error.ts";

/** Our own failure inside what openid-client wrapped around it. */
export const findFailure = (thrown: unknown): AppFailure | undefined => {
  let current = thrown;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if (current instanceof AppFailure) return current;
    current = current.cause;
  }
  return undefined;
};

/** What openid-client complains about: its stable code and sentence, which hold no value of the answer. */
export const describeLibraryError = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  const code = (thrown as { code?: unknown }).code;
  return typeof code === "string" ? `${code}: ${thrown.message}` : thrown.message;
};
