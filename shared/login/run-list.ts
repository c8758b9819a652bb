import type { LoginRun } from "./login-run.ts";

/** Outcomes by which runs can be filtered. */
export const runOutcomes = ["succeeded", "failed", "cancelled"] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** One page of the list of runs, newest first. */
export interface LoginRunPage {
  readonly runs: readonly LoginRun[];
  /** How many match. */
  readonly matching: number;
  /** Hand it back to get the next page; absent on the last. */
  readonly next?: string;
}

/** Logins of one day of the person's calendar. */
export interface LoginDay {
  /** Its first moment, epoch ms. */
  readonly startsAt: number;
  readonly succeeded: number;
  readonly failed: number;
}
