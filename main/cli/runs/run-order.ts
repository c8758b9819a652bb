import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";

/** A run that has ended, and how it went. */
export interface FinishedRun {
  readonly runId: string;
  readonly lines: readonly string[];
  readonly isWell: boolean;
  /** Of a matrix, the columns that were asked for. */
  readonly columnIds?: readonly string[];
}

/** What a run is begun with. */
export interface RunOrder {
  readonly identities: readonly CurrentIdentity[];
  readonly environmentId?: string;
  readonly variables: readonly Variable[];
}
