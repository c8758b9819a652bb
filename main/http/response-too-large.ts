import { AppFailure } from "#shared/app-error.ts";

/** The refusal of an answer that is larger than the limit. */
export const tooLarge = (url: URL, maxBytes: number): AppFailure =>
  new AppFailure({
    code: "response_too_large",
    message: `The answer of ${url.host} is larger than ${Math.round(maxBytes / 1024)} KiB.`,
    advice: "Check that the URL is the right one. The answer was not used.",
    cause: url.origin + url.pathname,
  });
