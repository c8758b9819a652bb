import type { AppError } from "#shared/app-error.ts";

/** What every operation answers once the workbench ends. */
export const workbenchCloses: AppError = {
  code: "request_cancelled",
  message: "The workbench is closing.",
  advice: "Start it again to go on.",
};
