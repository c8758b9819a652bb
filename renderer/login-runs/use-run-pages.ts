import type { OperationInput } from "#shared/contract/operations.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { RunOutcome } from "#shared/login/run-list.ts";
import { call, type LoadedPages, type RowPage, useRowPages } from "../bridge/index.ts";

/** What is looked for among the runs. */
export interface RunQuery {
  readonly text: string;
  readonly outcome?: RunOutcome;
  readonly configurationId?: string;
  readonly startedFrom?: number;
  readonly startedBefore?: number;
}

/** What is loaded of a search. */
export type LoadedRuns = LoadedPages<RunQuery, RowPage<LoginRun>>;

const changes = ["login.run-changed", "login.runs-deleted", "configurations.changed"] as const;

/** The runs that match, newest first, loaded page by page. */
export const useRunPages = (query: RunQuery) =>
  useRowPages<RunQuery, RowPage<LoginRun>>(readRuns, query, changes);

const readRuns = async (query: OperationInput<"login.search">): Promise<RowPage<LoginRun>> => {
  const { runs, ...page } = await call("login.search", query);
  return { rows: runs, ...page };
};
