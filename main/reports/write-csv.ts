import { csvLine } from "#shared/csv-line.ts";
import { hasChanged, verdictWords } from "#shared/matrix/compare-cells.ts";
import { visibleText } from "#shared/visible-text.ts";
import { type ReportSource, reportedCells } from "./report-source.ts";
import { instant, problemOfStep, reasonOfCell } from "./words.ts";

/** A run as CSV, a line for each request as each identity. */
export const writeCsv = (source: ReportSource): string =>
  (source.kind === "matrix" ? rowsOfMatrix(source) : rowsOfCollection(source))
    .map((cells) => csvLine(cells.map((cell) => visibleText(cell))))
    .join("");

type Rows = readonly (readonly string[])[];

const textOf = (value: string | number | undefined): string => (value === undefined ? "" : String(value));
const timeOf = (at: number | undefined): string => (at === undefined ? "" : instant(at));
const tookOf = (ms: number | undefined): string => (ms === undefined ? "" : ms.toFixed(0));

const rowsOfMatrix = ({ run, expectations }: Extract<ReportSource, { kind: "matrix" }>): Rows => [
  [
    ...[
      "Request",
      "Method",
      "Path",
      "Identity",
      "Verdict",
      "Status",
      "Expected",
      "Expected status",
      "Outcome",
    ],
    ...["Changed", "Previous verdict", "Previous status", "Previous time", "Time", "Took ms", "Reason"],
  ],
  ...reportedCells(run, expectations).map(({ cell, row, column, expectation, outcome }) => {
    const { previous } = cell;
    const request = run.rows[row];
    return [
      ...[textOf(request?.name), textOf(request?.method), textOf(request?.path)],
      textOf(run.columns[column]?.name),
      verdictWords[cell.verdict],
      textOf(cell.status),
      textOf(expectation?.expected),
      textOf(expectation?.status),
      outcome.replaceAll("_", " "),
      hasChanged(cell) ? "yes" : "no",
      previous === undefined ? "" : verdictWords[previous.verdict],
      textOf(previous?.status),
      timeOf(previous?.at),
      timeOf(cell.at),
      tookOf(cell.tookMs),
      cell.verdict === "error" ? reasonOfCell(cell) : "",
    ];
  }),
];

const rowsOfCollection = ({ run }: Extract<ReportSource, { kind: "collection" }>): Rows => [
  [
    "Folder",
    "Request",
    "Method",
    "Path",
    "Identity",
    "Sent as",
    "Outcome",
    "Status",
    "Time",
    "Took ms",
    "Problem",
  ],
  ...run.steps.map((step) => [
    step.folders.join(" / "),
    step.name,
    step.method,
    step.path,
    textOf(run.identities[step.identity]?.name),
    textOf(step.sentAs),
    step.outcome.replaceAll("_", " "),
    textOf(step.status),
    timeOf(step.at),
    tookOf(step.tookMs),
    problemOfStep(step),
  ]),
];
