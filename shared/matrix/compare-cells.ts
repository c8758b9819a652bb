import type { CellExpectation, CellPlace } from "./matrix.ts";
import type { ColumnToken, MatrixCell, Verdict } from "./matrix-run.ts";

/** How a cell stands to what is expected of it. */
export type CellOutcome = "as_expected" | "differs" | "no_verdict" | "no_expectation" | "not_run";

/** Compares a cell with what is expected of it. */
export const outcomeOf = (
  { verdict }: Pick<MatrixCell, "verdict">,
  expectation: CellExpectation | undefined,
): CellOutcome => {
  if (verdict === "not_run") return "not_run";
  if (verdict === "error") return "no_verdict";
  if (expectation === undefined) return "no_expectation";
  const { expected } = expectation;
  return expected === "either" || expected === verdict ? "as_expected" : "differs";
};

/** Whether the verdict, or the status's class, is another than in the run before; not if either was not asked. */
export const hasChanged = ({ verdict, status, previous }: MatrixCell): boolean => {
  if (previous === undefined || verdict === "not_run" || previous.verdict === "not_run") return false;
  return previous.verdict !== verdict || classOf(previous.status) !== classOf(status);
};

const classOf = (status: number | undefined): number => Math.floor((status ?? 0) / 100);

/** One word for a cell in a table. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  allowed: "allowed",
  refused: "refused",
  error: "no verdict",
  not_run: "not run",
};

/** Expectations by cell. */
export const expectationsByCell = (
  expectations: readonly CellExpectation[],
): ((cell: CellPlace) => CellExpectation | undefined) => {
  const byCell = new Map(expectations.map((each) => [cellKey(each), each]));
  return (cell) => byCell.get(cellKey(cell));
};

/** Tells cells apart. */
export const cellKey = ({ requestId, columnId }: CellPlace): string => `${requestId} ${columnId}`;

/** How many cells stand how. */
export interface CellCounts {
  readonly asExpected: number;
  readonly differs: number;
  readonly noVerdict: number;
  readonly noExpectation: number;
  readonly notRun: number;
  /** Of all of them, those that are otherwise than in the run before. */
  readonly changed: number;
}

/** Counts cells by how they stand. */
export const countCells = (
  cells: readonly MatrixCell[],
  expectations: readonly CellExpectation[],
): CellCounts => {
  const expectationOf = expectationsByCell(expectations);
  const counts = { as_expected: 0, differs: 0, no_verdict: 0, no_expectation: 0, not_run: 0 };
  for (const cell of cells) counts[outcomeOf(cell, expectationOf(cell))] += 1;
  return {
    asExpected: counts.as_expected,
    differs: counts.differs,
    noVerdict: counts.no_verdict,
    noExpectation: counts.no_expectation,
    notRun: counts.not_run,
    changed: cells.filter(hasChanged).length,
  };
};

/** What a token has that it had not before, and the other way round. */
export interface TokenChanges {
  readonly scopesAdded: readonly string[];
  readonly scopesRemoved: readonly string[];
  readonly rolesAdded: readonly string[];
  readonly rolesRemoved: readonly string[];
}

/** Compares a column's token with the one before; what is unknown of either has not changed. */
export const tokenChanges = (
  before: ColumnToken | undefined,
  now: ColumnToken | undefined,
): TokenChanges => ({
  scopesAdded: missingIn(before?.scopes, now?.scopes),
  scopesRemoved: missingIn(now?.scopes, before?.scopes),
  rolesAdded: missingIn(before?.roles, now?.roles),
  rolesRemoved: missingIn(now?.roles, before?.roles),
});

/** What the second list has and the first lacks. */
const missingIn = (
  first: readonly string[] | undefined,
  second: readonly string[] | undefined,
): readonly string[] => (first && second ? second.filter((each) => !first.includes(each)) : []);
