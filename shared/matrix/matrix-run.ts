import type { AppError } from "../app-error.ts";
import type { RunState } from "../requests/collection-run.ts";
import type { CellPlace, ColumnIdentity, ColumnWords, MatrixRow } from "./matrix.ts";

/**
 * What an answer says about authorization. `error`: nothing, as the server failed, there was no answer, or nothing
 * could be sent; `not_run`: it was not asked.
 */
export type Verdict = "allowed" | "refused" | "error" | "not_run";

/** What an earlier run found. */
export interface EarlierResult {
  readonly verdict: Verdict;
  readonly status?: number;
  /** Epoch ms. */
  readonly at: number;
  readonly exchangeId?: string;
}

/** One request as one identity. */
export interface MatrixCell extends CellPlace {
  readonly verdict: Verdict;
  /** Absent when there was no answer. */
  readonly status?: number;
  readonly statusText?: string;
  readonly tookMs?: number;
  /** When it was sent, epoch ms; in a run of a part, what was not asked again is older than the run. */
  readonly at?: number;
  /** It is in the history as long as that keeps it. */
  readonly exchangeId?: string;
  /** The set-up request that made this cell's copy. */
  readonly setUpExchangeId?: string;
  /** Why there is no verdict. */
  readonly error?: AppError;
  /** The same cell in the run that this one is compared with. */
  readonly previous?: EarlierResult;
}

/** What is known of a column's token: never the token. */
export interface ColumnToken {
  readonly kind: "access_token" | "id_token";
  readonly state: "valid" | "expired";
  /** Absent: unknown, as the token is opaque and the provider did not say. */
  readonly scopes?: readonly string[];
  readonly roles?: readonly string[];
}

/** A column as it was when the run began. */
export interface MatrixRunColumn extends ColumnWords {
  readonly columnId: string;
  readonly who: ColumnIdentity;
  /** Of the last token that was sent; none for anonymous ones. */
  readonly token?: ColumnToken;
  /** The same in the run that this one is compared with. */
  readonly previousToken?: ColumnToken;
}

/** A line of the list of a matrix's runs. */
export interface MatrixRunSummary {
  readonly id: string;
  readonly matrixId: string;
  /** The matrix's name then. */
  readonly name: string;
  readonly state: RunState;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** Cells that were to be asked, and those that were. */
  readonly asked: number;
  readonly done: number;
}

/** A run of a matrix with all its cells. */
export interface MatrixRun extends MatrixRunSummary {
  readonly environment?: string;
  readonly concurrency: number;
  /** The name of the request that made copies. */
  readonly setUpRequest?: string;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixRunColumn[];
  /** Row by row. */
  readonly cells: readonly MatrixCell[];
  /** The run whose results are each cell's `previous`. */
  readonly comparedWith?: { readonly runId: string; readonly startedAt: number };
}
