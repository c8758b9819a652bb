import type { AppError } from "../app-error.ts";
import type { TraceEntry } from "../trace/trace-entry.ts";

/** What a login can be opened in: the browser that is set, or a window of the workbench with a fresh session. */
export const loginBrowsers = ["configured", "test_window"] as const;
export type LoginBrowser = (typeof loginBrowsers)[number];

/** `browser` of a run in the test window. */
export const TEST_WINDOW_NAME = "test window";

/** The states of a login run, in order; the last three are final. */
export type LoginRunState =
  | "preparing"
  | "waiting_for_user"
  | "exchanging"
  | "validating"
  | "provisioning"
  | "succeeded"
  | "failed"
  | "cancelled";

/** One attempt to sign in. */
export interface LoginRun {
  readonly id: string;
  readonly configurationId: string;
  /** The configuration's alias at the time of the run. */
  readonly configurationAlias: string;
  readonly state: LoginRunState;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** When the wait for the browser ends; present while waiting. */
  readonly waitsUntil?: number;
  /** The program the authorization request was opened in. */
  readonly browser: string;
  readonly loginHint?: string;
  /** It was asked for that secrets are kept with the exchanges, sealed, to be looked at by hand. */
  readonly keepsRawValues?: true;
  /** The client's next key was tried in place of the one in use. */
  readonly triesNextKey?: true;
  /** The provisioned user, after success. */
  readonly user?: {
    readonly id: string;
    readonly name: string;
    readonly fullname: string;
    readonly created: boolean;
  };
  /** Why it failed; absent otherwise. */
  readonly error?: AppError;
}

/** A run with everything that was recorded of it. */
export interface LoginRunDetail {
  readonly run: LoginRun;
  readonly trace: readonly TraceEntry[];
}

/** Whether a run has ended. */
export const hasEnded = (run: LoginRun): boolean =>
  run.state === "succeeded" || run.state === "failed" || run.state === "cancelled";
