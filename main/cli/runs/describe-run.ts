import { countCells, expectationsByCell, hasChanged, outcomeOf } from "#shared/matrix/compare-cells.ts";
import type { CellExpectation } from "#shared/matrix/matrix.ts";
import type { MatrixCell, MatrixRun } from "#shared/matrix/matrix-run.ts";
import {
  type CollectionRun,
  countSteps,
  type RunStep,
  type StepOutcome,
} from "#shared/requests/collection-run.ts";
import { problemOfStep, reasonOfCell, wantWords } from "../../reports/index.ts";
import { table } from "../table.ts";

/** A matrix's run as a table: a row for each request, a column for each identity. */
export const describeMatrixRun = (
  run: MatrixRun,
  expectations: readonly CellExpectation[],
): readonly string[] => {
  const expectationOf = expectationsByCell(expectations);
  const width = run.columns.length;
  const rows = run.rows.map(({ method, path }, row) => [
    `${method} ${path}`,
    ...run.cells.slice(row * width, (row + 1) * width).map((cell) => cellWords(cell, expectationOf(cell))),
  ]);
  const reasons = run.cells.flatMap((cell) => {
    if (cell.verdict !== "error") return [];
    const row = run.rows.find(({ requestId }) => requestId === cell.requestId);
    const column = run.columns.find(({ columnId }) => columnId === cell.columnId);
    return [`${row?.method} ${row?.path} as ${column?.name}: ${reasonOfCell(cell)}`];
  });
  const counts = countCells(run.cells, expectations);
  const words = [
    `${counts.asExpected} as expected`,
    `${counts.differs} differ`,
    `${counts.noVerdict} without a verdict`,
    `${counts.changed} changed`,
    ...(counts.noExpectation === 0 ? [] : [`${counts.noExpectation} without an expectation`]),
    ...(counts.notRun === 0 ? [] : [`${counts.notRun} not run`]),
  ];
  return [
    ...table([["Request", ...run.columns.map(({ name }) => name)], ...rows]),
    ...reasons,
    `${run.cells.length} cells: ${words.join(", ")}.`,
  ];
};

/** `200`, `204 want 403`, with `*` where it has changed. */
const cellWords = (cell: MatrixCell, expectation: CellExpectation | undefined): string => {
  const outcome = outcomeOf(cell, expectation);
  const found = cell.verdict === "not_run" ? "not run" : String(cell.status ?? "no answer");
  const differs = outcome === "differs" && expectation !== undefined ? ` ${wantWords(expectation)}` : "";
  const noVerdict = outcome === "no_verdict" && cell.status !== undefined ? " no verdict" : "";
  return `${found}${differs}${noVerdict}${hasChanged(cell) ? " *" : ""}`;
};

const stepWords: Readonly<Record<StepOutcome, string>> = {
  passed: "passed",
  failed: "FAILED",
  error: "ERROR",
  not_run: "not run",
};

/** A folder's run as a table: a line for each request. */
export const describeCollectionRun = (run: CollectionRun): readonly string[] => {
  const counts = countSteps(run.steps);
  const words = [
    `${counts.passed} passed`,
    `${counts.failed} failed`,
    `${counts.error} without an answer`,
    ...(counts.not_run === 0 ? [] : [`${counts.not_run} not run`]),
  ];
  return [
    ...table(run.steps.map((step) => [stepWords[step.outcome], ...describeStep(step, run)])),
    `${run.steps.length} requests: ${words.join(", ")}.`,
  ];
};

const describeStep = (step: RunStep, run: CollectionRun): readonly string[] => [
  String(step.status ?? "–"),
  step.tookMs === undefined ? "–" : `${step.tookMs.toFixed(0)} ms`,
  [...step.folders, step.name].join(" / "),
  `as ${step.sentAs ?? run.identities[step.identity]?.name ?? ""}`,
  problemOfStep(step),
];
