import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";

/**
 * Does something with a file or a folder; what the system refuses is said in words.
 * @throws AppFailure `invalid_input`, or what `act` throws otherwise
 */
export const orFileFailure = async <T>(
  path: string,
  act: () => Promise<T>,
  words: { readonly verb: "read" | "written"; readonly advice: string },
): Promise<T> => {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof Error && "syscall" in thrown)) throw thrown;
    throw new AppFailure(
      {
        code: "invalid_input",
        message: `${basename(path)} could not be ${words.verb}.`,
        advice: words.advice,
        cause: (thrown as NodeJS.ErrnoException).code ?? thrown.name,
      },
      { cause: thrown },
    );
  }
};
