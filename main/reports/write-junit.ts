import type { MatrixRunColumn } from "#shared/matrix/matrix-run.ts";
import type { RunStep } from "#shared/requests/collection-run.ts";
import { escapeMarkup } from "./escape-markup.ts";
import { type ReportedCell, type ReportSource, reportedCells } from "./report-source.ts";
import { problemOfCell, problemOfStep } from "./words.ts";

type Result = "passed" | "failure" | "error" | "skipped";

interface TestCase {
  readonly name: string;
  readonly tookMs: number;
  readonly result: Result;
  readonly message: string;
}

interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/**
 * A run as JUnit XML, as CI systems read it: one suite for each identity, one test case for each request. A
 * difference is a failure, what has no verdict or no answer an error, and of what nothing is expected, skipped.
 */
export const writeJunit = (source: ReportSource): string => {
  const suites = source.kind === "matrix" ? suitesOfMatrix(source) : suitesOfCollection(source);
  const { name, startedAt } = source.run;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    ...suites.flatMap((suite, id) => writeSuite(suite, { id, package: name, startedAt })),
    "</testsuites>",
    "",
  ].join("\n");
};

const suitesOfMatrix = (source: Extract<ReportSource, { kind: "matrix" }>): readonly TestSuite[] => {
  const cells = reportedCells(source.run, source.expectations);
  return source.run.columns.map((column, index) => ({
    name: column.name,
    cases: cells
      .filter((each) => each.column === index)
      .map((each) => ({
        name: rowName(source.run.rows[each.row]),
        tookMs: each.cell.tookMs ?? 0,
        ...resultOfCell(each, column),
      })),
  }));
};

const rowName = (
  row: { readonly method: string; readonly path: string; readonly name: string } | undefined,
): string => (row === undefined ? "" : `${row.method} ${row.path}, ${row.name}`);

const resultOfCell = (
  each: ReportedCell,
  column: MatrixRunColumn,
): { readonly result: Result; readonly message: string } => {
  const problem = problemOfCell(each);
  switch (each.outcome) {
    case "as_expected":
      return { result: "passed", message: "" };
    case "differs":
      return { result: "failure", message: `As ${column.name}: ${problem}` };
    case "no_verdict":
      return { result: "error", message: problem };
    case "no_expectation":
      return { result: "skipped", message: "Nothing is expected of it." };
    case "not_run":
      return { result: "skipped", message: "It was not run." };
  }
};

const suitesOfCollection = ({ run }: Extract<ReportSource, { kind: "collection" }>): readonly TestSuite[] =>
  run.identities.map(({ name }, index) => ({
    name,
    cases: run.steps.filter(({ identity }) => identity === index).map(caseOfStep),
  }));

const resultOfStep: Readonly<Record<RunStep["outcome"], Result>> = {
  passed: "passed",
  failed: "failure",
  error: "error",
  not_run: "skipped",
};

const caseOfStep = (step: RunStep): TestCase => ({
  name: [...step.folders, step.name].join(" / "),
  tookMs: step.tookMs ?? 0,
  result: resultOfStep[step.outcome],
  message: step.outcome === "not_run" ? "It was not run." : problemOfStep(step),
});

const writeSuite = (
  { name, cases }: TestSuite,
  run: { readonly id: number; readonly package: string; readonly startedAt: number },
): readonly string[] => {
  const count = (result: Result): number => cases.filter((each) => each.result === result).length;
  const attributes = {
    id: String(run.id),
    name,
    package: run.package,
    // The schema has no place for a time zone.
    timestamp: new Date(run.startedAt).toISOString().slice(0, 19),
    hostname: "localhost",
    tests: String(cases.length),
    failures: String(count("failure")),
    errors: String(count("error")),
    skipped: String(count("skipped")),
    time: seconds(cases.reduce((sum, { tookMs }) => sum + tookMs, 0)),
  };
  const classname = `${run.package}.${name}`;
  return [
    `  <testsuite${write(attributes)}>`,
    "    <properties/>",
    ...cases.map((each) => writeCase(each, classname)),
    "    <system-out/>",
    "    <system-err/>",
    "  </testsuite>",
  ];
};

const writeCase = ({ name, tookMs, result, message }: TestCase, classname: string): string => {
  const head = `    <testcase${write({ name, classname, time: seconds(tookMs) })}`;
  if (result === "passed") return `${head}/>`;
  if (result === "skipped") return `${head}><skipped/></testcase>`;
  const type = result === "failure" ? "difference" : "no-answer";
  return `${head}><${result}${write({ type, message })}>${escapeMarkup(message)}</${result}></testcase>`;
};

const write = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join("");

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
