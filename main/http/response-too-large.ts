import { AppFailure } from "#shared/app-error.ts";

const MEBIBYTE = 1024 * 1024;

/** The refusal of an answer that is larger than the limit. */
export const tooLarge = (url: URL, maxBytes: number): AppFailure =>
  new AppFailure({
    code: "response_too_large",
    message: `The answer of ${url.host} is larger than ${Math.round(maxBytes / 1024)} KiB.`,
    advice: "Check that the URL is the right one. The answer was not used.",
    cause: url.origin + url.pathname,
  });

/** The end of an answer that has reached the limit of its request. */
export const limitReached = (url: URL, maxBytes: number): AppFailure =>
  new AppFailure({
    code: "response_too_large",
    message: `The answer of ${url.host} is larger than ${sizeOf(maxBytes)}, this request's limit.`,
    advice:
      "What came up to there is kept. Raise the request's size limit, or lift it with 0, and send it again.",
    cause: url.origin + url.pathname,
    field: "sizeLimitInMebibytes",
  });

const sizeOf = (bytes: number): string =>
  bytes < MEBIBYTE ? `${bytes} bytes` : `${Math.round(bytes / MEBIBYTE)} MiB`;

/** The end of an answer that unpacks to many times what was sent: a bomb, whatever its request's limit is. */
export const packedTooTightly = (url: URL, times: number): AppFailure =>
  new AppFailure({
    code: "response_too_large",
    message: `The answer of ${url.host} unpacks to more than ${times} times its size.`,
    advice:
      "Answers like this are made to fill memory and disks, so unpacking stopped. If this one is meant to be so, send the header Accept-Encoding: identity to get it unpacked.",
    cause: url.origin + url.pathname,
  });
