import { AppFailure } from "#shared/app-error.ts";
import { cellKey, expectationsByCell, outcomeOf } from "#shared/matrix/compare-cells.ts";
import type { CellExpectation, CellPlace, MatrixPart } from "#shared/matrix/matrix.ts";
import type { MatrixCell, MatrixRun } from "#shared/matrix/matrix-run.ts";

/** The grid of a run before anything is sent, and which of its cells are to be asked. */
export interface RunPlan {
  /** Row by row. */
  readonly cells: readonly MatrixCell[];
  /** Places in `cells`. */
  readonly asked: readonly number[];
}

/**
 * Lays out a run. What is not asked stays as the run before found it, and is compared with what that one was
 * compared with; so a run of a part goes on with the run before instead of beginning a comparison of its own.
 * @param base the run before
 * @throws AppFailure `invalid_input` when there is nothing to ask
 */
export const planRun = (input: {
  readonly requestIds: readonly string[];
  readonly columnIds: readonly string[];
  readonly expectations: readonly CellExpectation[];
  readonly only: MatrixPart | undefined;
  readonly base: MatrixRun | undefined;
}): RunPlan => {
  const { only, base } = input;
  const before = new Map(base?.cells.map((cell) => [cellKey(cell), cell]));
  const places: readonly CellPlace[] = input.requestIds.flatMap((requestId) =>
    input.columnIds.map((columnId) => ({ requestId, columnId })),
  );
  const isAsked = partOf(only, before, input.expectations);
  const cells = places.map((place): MatrixCell => {
    const earlier = before.get(cellKey(place));
    if (only !== undefined) return earlier ?? { ...place, verdict: "not_run" };
    return { ...place, verdict: "not_run", ...previousOf(earlier) };
  });
  const asked = cells.flatMap((cell, index) => (isAsked(cell) ? [index] : []));
  if (asked.length === 0) throw nothingToAsk(only);
  return { cells, asked };
};

const partOf = (
  only: MatrixPart | undefined,
  before: ReadonlyMap<string, MatrixCell>,
  expectations: readonly CellExpectation[],
): ((place: CellPlace) => boolean) => {
  if (only === undefined) return () => true;
  if (only.kind === "cells") {
    const wanted = new Set(only.cells.map(cellKey));
    return (place) => wanted.has(cellKey(place));
  }
  if (only.kind === "columns") return ({ columnId }) => only.columnIds.includes(columnId);
  const expectationOf = expectationsByCell(expectations);
  return (place) => {
    const earlier = before.get(cellKey(place));
    const outcome = earlier === undefined ? "not_run" : outcomeOf(earlier, expectationOf(place));
    return outcome === "differs" || outcome === "no_verdict";
  };
};

const previousOf = (earlier: MatrixCell | undefined): Pick<MatrixCell, "previous"> => {
  if (earlier === undefined || earlier.at === undefined) return {};
  const { verdict, status, at, exchangeId } = earlier;
  return {
    previous: {
      verdict,
      at,
      ...(status === undefined ? {} : { status }),
      ...(exchangeId === undefined ? {} : { exchangeId }),
    },
  };
};

const nothingToAsk = (only: MatrixPart | undefined): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: only === undefined ? "This matrix has no cells." : "There is nothing of this kind to run.",
    advice: only === undefined ? "Add requests and identities to it." : "Run the whole matrix.",
  });
