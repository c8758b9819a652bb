import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import { countCells } from "#shared/matrix/compare-cells.ts";
import type {
  CellExpectation,
  CellPlace,
  Expected,
  Matrix,
  MatrixDraft,
  MatrixSummary,
} from "#shared/matrix/matrix.ts";
import type { MatrixRun } from "#shared/matrix/matrix-run.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { viewVariable } from "../requests/index.ts";
import { describeColumn, type IdentityWords } from "./describe-columns.ts";
import { expectationsOfRun, statusWanted } from "./expectations.ts";
import type { MatrixRuns } from "./matrix-runs.ts";
import type { MatrixStore, StoredMatrix } from "./matrix-store.ts";
import { rowOfRequest } from "./run-request.ts";

/** Authorization matrices and what is expected of their cells. Needs `vault.ready()` before. */
export interface Matrices {
  list(): readonly MatrixSummary[];
  /** @throws AppFailure `not_found`, `secret_unreadable` */
  get(id: string): Matrix;
  /** @throws AppFailure `not_found`, `secret_unreadable`, `data_key_missing` */
  save(id: string | undefined, draft: MatrixDraft): Matrix;
  /** A run of it that is under way ends. */
  delete(id: string): void;
  /** Sets what is expected of cells. @throws AppFailure as `get` */
  expect(id: string, cells: readonly CellPlace[], expected: Expected | "none"): Matrix;
  /** Makes what a run found what is expected. @throws AppFailure as `get` */
  keepAsExpectation(runId: string): Matrix;
}

/** Makes the matrices. */
export const createMatrices = (parts: {
  readonly store: MatrixStore;
  readonly runs: MatrixRuns;
  readonly words: IdentityWords;
  readonly publish: Publish;
  readonly savedRequests: () => readonly SavedRequest[];
}): Matrices => {
  const { store, runs, publish } = parts;
  const get = (id: string): Matrix => viewMatrix(parts, store.get(id));
  const changed = (id: string): void => publish("matrix.changed", { id });
  const set = (id: string, expectations: readonly CellExpectation[]): Matrix => {
    store.setExpectations(id, expectations);
    changed(id);
    return get(id);
  };
  return {
    list: () => store.list().map((line) => summaryOf(line, parts)),
    get,
    save: (id, draft) => {
      const saved = store.save(id, draft);
      changed(saved.id);
      return viewMatrix(parts, saved);
    },
    delete: (id) => {
      runs.cancelOf(id);
      store.delete(id);
      changed(id);
    },
    expect: (id, cells, expected) => {
      if (expected === "none") {
        store.removeExpectations(id, cells);
        changed(id);
        return get(id);
      }
      const [newest] = runs.list(id);
      const wanted = statusWanted(newest && runs.get(newest.id), expected);
      return set(
        id,
        cells.map((cell) => ({ ...cell, expected, ...wanted(cell) })),
      );
    },
    keepAsExpectation: (runId) => {
      const run = runs.get(runId);
      return set(run.matrixId, expectationsOfRun(run));
    },
  };
};

const viewMatrix = (
  { store, runs, words, savedRequests }: Parameters<typeof createMatrices>[0],
  { requestIds, columns, ...matrix }: StoredMatrix,
): Matrix => {
  const byId = new Map(savedRequests().map((request) => [request.id, request]));
  const [newest] = runs.list(matrix.id);
  return {
    ...matrix,
    rows: requestIds.flatMap((id) => {
      const request = byId.get(id);
      return request === undefined ? [] : [rowOfRequest(request)];
    }),
    columns: columns.map((column) => ({
      ...column,
      variables: column.variables.map(viewVariable),
      ...describeColumn(column, columns, words),
    })),
    expectations: store.expectations(matrix.id),
    ...(newest === undefined ? {} : { newestRunId: newest.id }),
  };
};

const summaryOf = (
  { matrix, ...line }: ReturnType<MatrixStore["list"]>[number],
  { runs, store }: Pick<Parameters<typeof createMatrices>[0], "runs" | "store">,
): MatrixSummary => {
  const [newest] = runs.list(line.id);
  return {
    ...line,
    requestCount: matrix?.requestIds.length ?? 0,
    columnCount: matrix?.columns.length ?? 0,
    ...(matrix === undefined ? { unreadable: true as const } : {}),
    ...(newest &&
      matrix && {
        newestRun: {
          id: newest.id,
          startedAt: newest.startedAt,
          state: newest.state,
          differences: countDifferences(() => runs.get(newest.id), store.expectations(line.id)),
        },
      }),
  };
};

/** A run that does not open harms no list: nothing is known to differ. */
const countDifferences = (read: () => MatrixRun, expectations: readonly CellExpectation[]): number => {
  try {
    return countCells(read().cells, expectations).differs;
  } catch (thrown) {
    if (thrown instanceof AppFailure) return 0;
    throw thrown;
  }
};
