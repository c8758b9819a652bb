import type { Exchange } from "#shared/requests/exchange.ts";
import type { CurrentIdentity, RequestDraft } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";

/** A request that is sent, and as whom. */
export interface PerformOrder {
  readonly request: RequestDraft;
  /** Whatever `request.sendAs` says. */
  readonly identity: CurrentIdentity;
  /** `expired`: as this user, with a token that has really ended, and without a refresh. */
  readonly tokenState?: "valid" | "expired" | undefined;
  readonly savedRequestId?: string | undefined;
  /** The folder whose variables count; that of the saved request unless given. */
  readonly folderId?: string | undefined;
  /** The environment whose variables count; that of the settings unless given, none if empty. */
  readonly environmentId?: string | undefined;
  /** They count before those that were captured, those of the environment, and those of the folders. */
  readonly variables?: readonly Variable[] | undefined;
  readonly runId?: string | undefined;
  /** What it repeats; a recorded request has its values already, and braces in it are none of ours. */
  readonly replayOf?: Exchange["replayOf"] | undefined;
}

/** An exchange with the variables that its answer set. */
export interface Performed {
  readonly exchange: Exchange;
  readonly captured: readonly Variable[];
}

/** The values that a request is sent with. */
export interface Scope {
  /** Name of the environment. */
  readonly environment?: string;
  /** The outermost folder of the request. */
  readonly collectionId?: string;
  /** Those that count first come first. */
  readonly variables: readonly Variable[];
}

/** What says which values a request is sent with. */
export type ScopeQuestion = Pick<PerformOrder, "savedRequestId" | "folderId" | "environmentId">;
