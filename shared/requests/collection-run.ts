import type { AppError } from "../app-error.ts";
import type { CurrentIdentity, RequestMethod } from "./request-draft.ts";

/** How a run of requests stands. */
export type RunState = "running" | "done" | "cancelled";

/**
 * What became of a request of a run. `passed`: it answered what is expected of it, or below 400 if nothing is;
 * `error`: there was no answer, or nothing could be sent; `not_run`: the run ended before.
 */
export type StepOutcome = "passed" | "failed" | "error" | "not_run";

/** What came of one expectation, in words. */
export interface StepExpectation {
  /** `status is 200` */
  readonly words: string;
  readonly passed: boolean;
  /** What was there in its place; secrets in it are masked. */
  readonly found: string;
}

/** A request of a run. */
export interface RunStep {
  /** Its number in the run, from 0. */
  readonly index: number;
  /** Which of the run's identities it was for. */
  readonly identity: number;
  readonly requestId: string;
  readonly name: string;
  readonly method: RequestMethod;
  /** The URL's path as it is typed, without origin and query. */
  readonly path: string;
  /** Names of the folders that it is in, below the one that was run. */
  readonly folders: readonly string[];
  readonly outcome: StepOutcome;
  /** Who it was sent as: a request with an identity of its own keeps that. */
  readonly sentAs?: string;
  readonly status?: number;
  readonly statusText?: string;
  readonly tookMs?: number;
  /** Epoch ms. */
  readonly at?: number;
  /** It is in the history as long as that keeps it. */
  readonly exchangeId?: string;
  readonly expectations: readonly StepExpectation[];
  /** Variables that its answer set, and those that it should have set. */
  readonly captured: readonly { readonly variable: string; readonly found: boolean }[];
  readonly error?: AppError;
}

/** Whom a collection was run as: an identity for all requests that are for the current one. */
export interface RunIdentity {
  readonly name: string;
  readonly identity: CurrentIdentity;
}

/** A line of the list of runs. */
export interface CollectionRunSummary {
  readonly id: string;
  /** Absent when the folder was deleted. */
  readonly folderId?: string;
  /** The folder's name then. */
  readonly name: string;
  readonly state: RunState;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly asked: number;
  readonly done: number;
  /** Requests that failed or had no answer, as far as it has come; absent for runs of an earlier version. */
  readonly notPassed?: number;
}

/** A run of a folder: its requests in their order, for one identity after the other. */
export interface CollectionRun extends CollectionRunSummary {
  readonly environment?: string;
  readonly stopsAtFirstFailure: boolean;
  readonly identities: readonly RunIdentity[];
  readonly steps: readonly RunStep[];
}

/** Counts steps by what became of them. */
export const countSteps = (steps: readonly RunStep[]): Readonly<Record<StepOutcome, number>> => {
  const counts = { passed: 0, failed: 0, error: 0, not_run: 0 };
  for (const { outcome } of steps) counts[outcome] += 1;
  return counts;
};
