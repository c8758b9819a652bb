import { AppFailure } from "#shared/app-error.ts";

/** The time limit of a request is over before all that it takes was done. */
export const sendingTimedOut = (url: string, timeLimitMs: number): AppFailure =>
  new AppFailure({
    code: "timed_out",
    message: `${new URL(url).host} did not answer within ${Math.round(timeLimitMs / 1000)} s.`,
    advice: "Try again, or give the request a longer time limit.",
    field: "timeLimitInSeconds",
  });
