import type { AppError } from "#shared/app-error.ts";

/** The work could not be done, for no reason that was foreseen. */
export const jobBroke = (cause: string): AppError => ({
  code: "internal",
  message: "The workbench made a mistake in work beside its window.",
  advice: "Try again. If it happens again, restart the workbench.",
  cause,
});
