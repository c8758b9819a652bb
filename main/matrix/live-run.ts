import type { Publish } from "#shared/contract/events.ts";
import type { ColumnToken, MatrixCell, MatrixRun, MatrixRunSummary } from "#shared/matrix/matrix-run.ts";
import type { RunState } from "#shared/requests/collection-run.ts";
import { type RunStore, tellTogether } from "../collection-runs/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { CellAnswer } from "./ask-cell.ts";

/** What is done is written that often, so that a crash takes little of it along. */
const WRITTEN_EVERY_MS = 10_000;

/** A run under way: takes the results, tells of them and keeps them. */
export interface LiveRun {
  /** As far as it has come. */
  readonly run: MatrixRun;
  /** How many cells have their results. */
  readonly done: number;
  note(index: number, answer: CellAnswer): void;
  end(state: Exclude<RunState, "running">): void;
}

/** Begins to take the results of a run. */
export const createLiveRun = (
  parts: { readonly runs: RunStore; readonly clock: Clock; readonly publish: Publish },
  begun: MatrixRun,
): LiveRun => {
  const { runs, clock, publish } = parts;
  const cells: MatrixCell[] = [...begun.cells];
  const tokens = new Map<string, ColumnToken>();
  let ending: Pick<MatrixRun, "state" | "endedAt"> = { state: "running" };
  let done = 0;
  let writtenAt = begun.startedAt;
  const told = tellTogether<MatrixCell>(clock, (asked) =>
    publish("matrix.cells-asked", { runId: begun.id, cells: asked }),
  );
  const current = (): MatrixRun => ({
    ...begun,
    ...ending,
    done,
    cells,
    columns: begun.columns.map((column) => {
      const token = tokens.get(column.columnId) ?? column.token;
      return { ...column, ...(token && { token }) };
    }),
  });
  const write = (): void => {
    writtenAt = clock.now();
    runs.save({ kind: "matrix", matrixId: begun.matrixId }, current());
  };
  write();
  publish("matrix.run-changed", summaryOf(current()));
  return {
    get run() {
      return current();
    },
    get done() {
      return done;
    },
    note: (index, { cell, token }) => {
      cells[index] = cell;
      done += 1;
      if (token !== undefined) tokens.set(cell.columnId, token);
      told.add(cell);
      if (clock.now() - writtenAt >= WRITTEN_EVERY_MS) write();
    },
    end: (state) => {
      ending = { state, endedAt: clock.now() };
      told.flush();
      write();
      publish("matrix.run-changed", summaryOf(current()));
    },
  };
};

const summaryOf = (run: MatrixRun): MatrixRunSummary => {
  const { id, matrixId, name, state, startedAt, endedAt, asked, done } = run;
  return { id, matrixId, name, state, startedAt, ...(endedAt === undefined ? {} : { endedAt }), asked, done };
};
