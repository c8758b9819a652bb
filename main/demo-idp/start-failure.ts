import { AppFailure } from "#shared/app-error.ts";

/** The demo identity provider did not start; `message` says what could not be done. */
export const startFailure = (message: string, cause: unknown): AppFailure =>
  new AppFailure(
    {
      code: "demo_idp_failed",
      message,
      advice: "Start it again. If that does not help, look at the log.",
      cause: cause instanceof Error ? cause.message : String(cause),
    },
    { cause },
  );
