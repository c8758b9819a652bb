import type { Publish } from "#shared/contract/events.ts";
import type { ColumnToken, MatrixCell, MatrixRun, MatrixRunSummary } from "#shared/matrix/matrix-run.ts";
import { createLiveRun, type LiveRun, type RunStore } from "../collection-runs/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { CellAnswer } from "./ask-cell.ts";

/** A matrix's run under way. */
export interface LiveMatrixRun extends Omit<LiveRun<MatrixRun, MatrixCell>, "note"> {
  note(index: number, answer: CellAnswer): void;
}

/** Begins to take the results of a run. */
export const createLiveMatrixRun = (
  parts: { readonly runs: RunStore; readonly clock: Clock; readonly publish: Publish },
  begun: MatrixRun,
): LiveMatrixRun => {
  const { publish } = parts;
  const tokens = new Map<string, ColumnToken>();
  const live = createLiveRun<MatrixRun, MatrixCell>(parts, {
    owner: { kind: "matrix", matrixId: begun.matrixId },
    begun,
    items: begun.cells,
    withItems: (run, cells) => ({
      ...run,
      cells,
      columns: run.columns.map((column) => {
        const token = tokens.get(column.columnId) ?? column.token;
        return { ...column, ...(token && { token }) };
      }),
    }),
    tell: (cells) => publish("matrix.cells-asked", { runId: begun.id, cells }),
    tellOfRun: (run) => publish("matrix.run-changed", summaryOf(run)),
  });
  return {
    get run() {
      return live.run;
    },
    get done() {
      return live.done;
    },
    note: (index, { cell, token }) => {
      if (token !== undefined) tokens.set(cell.columnId, token);
      live.note(index, cell);
    },
    end: live.end,
  };
};

const summaryOf = (run: MatrixRun): MatrixRunSummary => {
  const { id, matrixId, name, state, startedAt, endedAt, asked, done } = run;
  return { id, matrixId, name, state, startedAt, ...(endedAt === undefined ? {} : { endedAt }), asked, done };
};
