import { verdictWords } from "#shared/matrix/compare-cells.ts";
import type { CellExpectation } from "#shared/matrix/matrix.ts";
import type { MatrixCell } from "#shared/matrix/matrix-run.ts";
import type { RunStep } from "#shared/requests/collection-run.ts";
import type { ReportedCell } from "./report-source.ts";

/** `204, allowed` */
export const foundWords = ({ status, verdict }: Pick<MatrixCell, "status" | "verdict">): string =>
  status === undefined ? verdictWords[verdict] : `${status}, ${verdictWords[verdict]}`;

/** `want 403`, or `want refused` where no status is known. */
export const wantWords = ({ expected, status }: CellExpectation): string => `want ${status ?? expected}`;

/** What is not as it should be about a cell; empty: nothing. */
export const problemOfCell = ({ cell, outcome, expectation }: ReportedCell): string => {
  if (outcome === "differs" && expectation !== undefined)
    return `${foundWords(cell)}, ${wantWords(expectation)}`;
  if (outcome === "no_verdict") return reasonOfCell(cell);
  return "";
};

/** Why a cell has no verdict. */
export const reasonOfCell = ({ error, status }: MatrixCell): string =>
  error?.message ?? `${status ?? "No answer"} says nothing about authorization.`;

/** What is not as it should be about a request of a run; empty: nothing. */
export const problemOfStep = ({ outcome, error, status, expectations, captured }: RunStep): string => {
  if (outcome === "error") return error?.message ?? "There was no answer.";
  if (outcome !== "failed") return "";
  const failed = expectations.filter(({ passed }) => !passed);
  const lacking = captured.filter(({ found }) => !found);
  const sentences = [
    ...failed.map(({ words, found }) => `${words}: found ${found === "" ? "nothing" : found}`),
    ...lacking.map(({ variable }) => `nothing to set ${variable} to`),
  ];
  return sentences.length === 0 ? `answered ${status}` : sentences.join("; ");
};

/** An instant as ISO 8601 in UTC. */
export const instant = (at: number): string => new Date(at).toISOString();

/** An instant for a person, wherever the report is read: `2026-11-21 10:20 UTC`. */
export const instantWords = (at: number): string => `${instant(at).slice(0, 16).replace("T", " ")} UTC`;
