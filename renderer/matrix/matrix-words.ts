import { type CellOutcome, hasChanged, outcomeOf, verdictWords } from "#shared/matrix/compare-cells.ts";
import type { CellExpectation, Expected, MatrixColumn, MatrixRow } from "#shared/matrix/matrix.ts";
import type { MatrixCell } from "#shared/matrix/matrix-run.ts";
import type { Status } from "../ui/index.ts";

/** A cell with all that is shown of it. */
export interface ShownCell {
  readonly row: MatrixRow;
  readonly column: Pick<MatrixColumn, "id" | "name">;
  /** Absent as long as it was never asked. */
  readonly cell: MatrixCell | undefined;
  readonly expectation: CellExpectation | undefined;
  /** It will be asked by the run that is under way. */
  readonly isWaiting: boolean;
}

/** Which cells are shown loud; the others are dimmed. */
export type CellFilter = "all" | "differences" | "changed";

/** How a cell stands to what is expected of it. */
export const outcomeOfCell = ({ cell, expectation }: ShownCell): CellOutcome =>
  cell === undefined ? "not_run" : outcomeOf(cell, expectation);

/** Whether a filter leaves a cell loud. */
export const isShownBy = (filter: CellFilter, shown: ShownCell): boolean => {
  if (filter === "all") return true;
  if (filter === "changed") return shown.cell !== undefined && hasChanged(shown.cell);
  const outcome = outcomeOfCell(shown);
  return outcome === "differs" || outcome === "no_verdict";
};

/** The status of the design that a verdict is shown with. */
export const verdictStatus = (cell: MatrixCell | undefined): Status => {
  switch (cell?.verdict) {
    case "allowed":
      return "passed";
    case "refused":
      return "refused";
    case "error":
      return "warning";
    default:
      return "off";
  }
};

/** What is wanted of a cell, as short as it stands in it: `want 403`. */
export const wantWords = ({ expected, status }: CellExpectation): string =>
  `want ${status ?? (expected === "either" ? "either" : expected)}`;

const expectedWords: Readonly<Record<Expected, string>> = {
  allowed: "allowed",
  refused: "refused",
  either: "either",
};

/** `403, refused`, or `refused` where no status was wanted. */
export const expectationWords = ({ expected, status }: CellExpectation): string =>
  status === undefined ? expectedWords[expected] : `${status}, ${expectedWords[expected]}`;

/** `204, allowed`, or why there is no verdict. */
export const resultWords = ({ verdict, status }: Pick<MatrixCell, "verdict" | "status">): string =>
  status === undefined ? verdictWords[verdict] : `${status}, ${verdictWords[verdict]}`;

/** All of a cell in one line, for whoever does not see it: what the icon, the code and the corner say. */
export const cellName = (shown: ShownCell): string => {
  const { row, column, cell, expectation, isWaiting } = shown;
  const what = `${row.method} ${row.path || row.name} as ${column.name}`;
  if (isWaiting) return `${what}: waiting`;
  if (cell === undefined || cell.verdict === "not_run") return `${what}: not run`;
  const found = cell.status ?? cell.error?.message ?? verdictWords[cell.verdict];
  const parts = [
    `${what}: ${found}`,
    verdictWords[cell.verdict],
    ...(outcomeOfCell(shown) === "differs" && expectation
      ? [`expected ${expectation.status ?? expectedWords[expectation.expected]}`]
      : []),
    ...(hasChanged(cell) ? ["changed"] : []),
  ];
  return parts.join(", ");
};

/** How much of a cell there is room for. */
export type CellRoom = "full" | "narrow" | "icon";

/** From 12 identities the columns narrow to icon and code, from 24 to the icon. */
export const roomFor = (columnCount: number): CellRoom =>
  columnCount >= 24 ? "icon" : columnCount >= 12 ? "narrow" : "full";

/** A name that fits a column's head: `Ines M.`; what is no name of a person, as its words say, stays as it is. */
export const headName = (name: string): string => {
  const words = name.trim().split(/\s+/u);
  const isPerson = words.length > 1 && words.length < 5 && words.every((word) => /^\p{Lu}/u.test(word));
  return isPerson ? `${words[0]} ${[...(words.at(-1) ?? "")][0]}.` : name;
};
