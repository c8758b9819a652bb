import { cellKey } from "#shared/matrix/compare-cells.ts";
import type { CellExpectation, CellPlace, Expected } from "#shared/matrix/matrix.ts";
import type { MatrixRun, Verdict } from "#shared/matrix/matrix-run.ts";

/** What a run found, as what is expected; a cell without a verdict says nothing. */
export const expectationsOfRun = ({ cells }: MatrixRun): readonly CellExpectation[] =>
  cells.flatMap(({ requestId, columnId, verdict, status }) =>
    verdict === "allowed" || verdict === "refused"
      ? [{ requestId, columnId, expected: verdict, ...(status === undefined ? {} : { status }) }]
      : [],
  );

/** The status that goes with an expectation: that of the newest answer of this kind, or of the one before it. */
export const statusWanted = (
  run: MatrixRun | undefined,
  expected: Expected,
): ((cell: CellPlace) => { readonly status?: number }) => {
  const byCell = new Map(run?.cells.map((cell) => [cellKey(cell), cell]));
  const isOfKind = ({ verdict }: { readonly verdict: Verdict }) => verdict === expected;
  return (place) => {
    const cell = byCell.get(cellKey(place));
    const found = [cell, cell?.previous].find((each) => each !== undefined && isOfKind(each));
    return found?.status === undefined ? {} : { status: found.status };
  };
};
