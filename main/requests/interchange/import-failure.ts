import { AppFailure } from "#shared/app-error.ts";

/** What cannot be imported as a whole. @param why one sentence @param cause in the words of a parser */
export const notImportable = (why: string, advice: string, cause?: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: why,
    advice,
    ...(cause === undefined ? {} : { cause: cause.slice(0, 500) }),
  });

export const tooMuch = (what: string): AppFailure =>
  notImportable(`There is too much in it: ${what}.`, "Export a part of it, and import that.");
