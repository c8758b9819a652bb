import type { CellExpectation } from "#shared/matrix/matrix.ts";
import type { MatrixRun, MatrixRunColumn } from "#shared/matrix/matrix-run.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { describeColumn, type IdentityWords } from "./describe-columns.ts";
import type { MatrixRunOrder } from "./matrix-runs.ts";
import type { StoredMatrix } from "./matrix-store.ts";
import { planRun } from "./run-plan.ts";
import { type RunRequest, runRequestOf } from "./run-request.ts";

/** A run before anything is sent. */
export interface LaidOutRun {
  readonly run: MatrixRun;
  /** Places of the cells that are to be asked. */
  readonly asked: readonly number[];
  /** The rows, and the set-up request. */
  readonly requests: ReadonlyMap<string, RunRequest>;
}

/**
 * Takes down what a run is of, so that it can be read when the matrix is another one.
 * @throws AppFailure `invalid_input` when there is nothing to ask
 */
export const layOutRun = (input: {
  readonly runId: string;
  readonly startedAt: number;
  readonly matrix: StoredMatrix;
  readonly only: MatrixRunOrder["only"];
  readonly environment: string | undefined;
  readonly expectations: readonly CellExpectation[];
  readonly savedRequests: readonly SavedRequest[];
  readonly words: IdentityWords;
  /** The run before. */
  readonly base: MatrixRun | undefined;
}): LaidOutRun => {
  const { matrix, only, base, environment } = input;
  const requests = requestsOf(matrix, input.savedRequests);
  const rows = matrix.requestIds.flatMap((id) => requests.get(id)?.row ?? []);
  const { cells, asked } = planRun({
    requestIds: rows.map(({ requestId }) => requestId),
    columnIds: matrix.columns.map(({ id }) => id),
    expectations: input.expectations,
    only,
    base,
  });
  const setUp = matrix.setUp && requests.get(matrix.setUp.requestId);
  const comparedWith =
    only === undefined ? base && { runId: base.id, startedAt: base.startedAt } : base?.comparedWith;
  const run: MatrixRun = {
    id: input.runId,
    matrixId: matrix.id,
    name: matrix.name,
    state: "running",
    startedAt: input.startedAt,
    asked: asked.length,
    done: 0,
    ...(environment === undefined ? {} : { environment }),
    concurrency: matrix.concurrency,
    ...(setUp === undefined ? {} : { setUpRequest: setUp.row.name }),
    rows,
    columns: matrix.columns.map((column) => ({
      columnId: column.id,
      who: column.who,
      ...describeColumn(column, matrix.columns, input.words),
      ...tokensBefore(
        base?.columns.find(({ columnId }) => columnId === column.id),
        only === undefined,
      ),
    })),
    cells,
    ...(comparedWith === undefined ? {} : { comparedWith }),
  };
  return { run, asked, requests };
};

const requestsOf = (
  { requestIds, setUp }: StoredMatrix,
  savedRequests: readonly SavedRequest[],
): ReadonlyMap<string, RunRequest> => {
  const wanted = new Set([...requestIds, ...(setUp === undefined ? [] : [setUp.requestId])]);
  return new Map(
    savedRequests.filter(({ id }) => wanted.has(id)).map((request) => [request.id, runRequestOf(request)]),
  );
};

/** A run of a part goes on with the tokens of the run before, where it sends none. */
const tokensBefore = (
  before: MatrixRunColumn | undefined,
  isWhole: boolean,
): Pick<MatrixRunColumn, "token" | "previousToken"> => {
  if (isWhole) return before?.token === undefined ? {} : { previousToken: before.token };
  return {
    ...(before?.token && { token: before.token }),
    ...(before?.previousToken && { previousToken: before.previousToken }),
  };
};
