import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";

/** The person ended it, or the program ends. */
export const cancelled = (): AppFailure =>
  new AppFailure({
    code: "request_cancelled",
    message: "The import was cancelled; nothing was changed.",
    advice: "Import the file again.",
  });

export const notPreviewed = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "This file is not open for an import any more.",
    advice: "Choose it again.",
  });

export const hasProblems = (count: number): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: `The file has ${count} problem${count === 1 ? "" : "s"}; nothing was imported.`,
    advice: "Correct the file and import it again.",
  });

/** Only the file's name: the folders above it are nobody's business. */
export const unreadable = (path: string, thrown: unknown): AppFailure =>
  new AppFailure(
    {
      code: "invalid_input",
      message: `The file ${basename(path)} could not be read.`,
      advice: "Check that it is there and may be read.",
      cause: (thrown as NodeJS.ErrnoException).code ?? String(thrown),
    },
    { cause: thrown },
  );
