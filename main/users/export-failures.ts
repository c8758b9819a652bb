import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";

/** The person ended it, or the program ends. */
export const exportCancelled = (): AppFailure =>
  new AppFailure({
    code: "request_cancelled",
    message: "The export was cancelled; no file was written.",
    advice: "Export the users again.",
  });

/** Only the file's name: the folders above it are nobody's business. */
export const unwritable = (path: string, thrown: unknown): AppFailure =>
  new AppFailure(
    {
      code: "invalid_input",
      message: `The file ${basename(path)} could not be written.`,
      advice: "Choose a folder that may be written to and has room.",
      cause: (thrown as NodeJS.ErrnoException).code ?? String(thrown),
    },
    { cause: thrown },
  );
