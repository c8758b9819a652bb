import { type CellOutcome, countCells, expectationsByCell, outcomeOf } from "#shared/matrix/compare-cells.ts";
import type { CellExpectation } from "#shared/matrix/matrix.ts";
import type { MatrixRun } from "#shared/matrix/matrix-run.ts";
import { type CollectionRun, countSteps } from "#shared/requests/collection-run.ts";

/** What a report is about: a run, and of a matrix what is expected of its cells. */
export type ReportSource =
  | {
      readonly kind: "matrix";
      readonly run: MatrixRun;
      readonly expectations: readonly CellExpectation[];
    }
  | { readonly kind: "collection"; readonly run: CollectionRun };

/** A cell with what is expected of it, and where it stands. */
export interface ReportedCell {
  readonly cell: MatrixRun["cells"][number];
  readonly row: number;
  readonly column: number;
  readonly expectation: CellExpectation | undefined;
  readonly outcome: CellOutcome;
}

/** A matrix's cells, row by row. */
export const reportedCells = (
  run: MatrixRun,
  expectations: readonly CellExpectation[],
): readonly ReportedCell[] => {
  const expectationOf = expectationsByCell(expectations);
  return run.cells.map((cell, index) => {
    const expectation = expectationOf(cell);
    const column = index % run.columns.length;
    return {
      cell,
      row: Math.floor(index / run.columns.length),
      column,
      expectation,
      outcome: outcomeOf(cell, expectation),
    };
  });
};

/**
 * Whether a run is as it should be: it came to its end, and nothing failed. Of a matrix something has to be expected:
 * cells of which nothing is do not count.
 */
export const hasPassed = (source: ReportSource): boolean => {
  if (source.run.state !== "done") return false;
  if (source.kind === "collection") {
    const counts = countSteps(source.run.steps);
    return counts.failed + counts.error + counts.not_run === 0;
  }
  const counts = countCells(source.run.cells, source.expectations);
  return counts.asExpected > 0 && counts.differs + counts.noVerdict + counts.notRun === 0;
};

/** A matrix's run with some of its columns alone. */
export const withColumns = (run: MatrixRun, columnIds: readonly string[] | undefined): MatrixRun => {
  if (columnIds === undefined) return run;
  const isWanted = ({ columnId }: { readonly columnId: string }) => columnIds.includes(columnId);
  return { ...run, columns: run.columns.filter(isWanted), cells: run.cells.filter(isWanted) };
};
