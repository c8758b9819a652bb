import type { AppError } from "#shared/app-error.ts";
import { countCells, hasChanged } from "#shared/matrix/compare-cells.ts";
import type { MatrixRunColumn } from "#shared/matrix/matrix-run.ts";
import type {
  CellOfReport,
  CollectionReportDocument,
  ColumnOfReport,
  MatrixReportDocument,
  ReportDocument,
  StepOfReport,
} from "#shared/reports/report-document.ts";
import { countSteps, type RunStep } from "#shared/requests/collection-run.ts";
import { hasPassed, type ReportedCell, type ReportSource, reportedCells } from "./report-source.ts";
import { instant } from "./words.ts";

/** A run as a JSON document. */
export const reportDocument = (source: ReportSource): ReportDocument =>
  source.kind === "matrix" ? documentOfMatrix(source) : documentOfCollection(source);

const runOf = (source: ReportSource) => {
  const { name, state, startedAt, endedAt, environment } = source.run;
  return {
    format: "sso-workbench-report",
    version: 1,
    name,
    state,
    startedAt: instant(startedAt),
    ...(endedAt === undefined ? {} : { endedAt: instant(endedAt) }),
    ...(environment === undefined ? {} : { environment }),
    passed: hasPassed(source),
  } as const;
};

const documentOfMatrix = (source: Extract<ReportSource, { kind: "matrix" }>): MatrixReportDocument => {
  const { run, expectations } = source;
  const { asExpected, differs, noVerdict, noExpectation, notRun, changed } = countCells(
    run.cells,
    expectations,
  );
  return {
    ...runOf(source),
    kind: "matrix",
    ...(run.comparedWith && { comparedWith: instant(run.comparedWith.startedAt) }),
    ...(run.setUpRequest === undefined ? {} : { setUpRequest: run.setUpRequest }),
    counts: {
      as_expected: asExpected,
      differs,
      no_verdict: noVerdict,
      no_expectation: noExpectation,
      not_run: notRun,
      changed,
    },
    requests: run.rows.map(({ name, method, path }) => ({ name, method, path })),
    identities: run.columns.map(columnOfReport),
    cells: reportedCells(run, expectations).map(cellOfReport),
  };
};

const columnOfReport = ({ name, roles, configurationAlias, token }: MatrixRunColumn): ColumnOfReport => ({
  name,
  roles,
  ...(configurationAlias === undefined ? {} : { configuration: configurationAlias }),
  ...(token && {
    token: {
      state: token.state,
      ...(token.scopes && { scopes: token.scopes }),
      ...(token.roles && { roles: token.roles }),
    },
  }),
});

const cellOfReport = ({ cell, row, column, outcome, expectation }: ReportedCell): CellOfReport => ({
  request: row,
  identity: column,
  outcome,
  verdict: cell.verdict,
  ...(cell.status === undefined ? {} : { status: cell.status }),
  ...(expectation && { expected: expectation.expected }),
  ...(expectation?.status === undefined ? {} : { expectedStatus: expectation.status }),
  changed: hasChanged(cell),
  ...(cell.previous && {
    previous: {
      verdict: cell.previous.verdict,
      ...(cell.previous.status === undefined ? {} : { status: cell.previous.status }),
      at: instant(cell.previous.at),
    },
  }),
  ...timesOf(cell),
  ...reasonOf(cell.error),
});

const documentOfCollection = (
  source: Extract<ReportSource, { kind: "collection" }>,
): CollectionReportDocument => ({
  ...runOf(source),
  kind: "collection",
  counts: countSteps(source.run.steps),
  identities: source.run.identities.map(({ name }) => name),
  steps: source.run.steps.map(stepOfReport),
});

const stepOfReport = (step: RunStep): StepOfReport => ({
  name: step.name,
  method: step.method,
  path: step.path,
  folders: step.folders,
  identity: step.identity,
  ...(step.sentAs === undefined ? {} : { sentAs: step.sentAs }),
  outcome: step.outcome,
  ...(step.status === undefined ? {} : { status: step.status }),
  expectations: step.expectations,
  captured: step.captured,
  ...timesOf(step),
  ...reasonOf(step.error),
});

const timesOf = ({ at, tookMs }: { readonly at?: number; readonly tookMs?: number }) => ({
  ...(at === undefined ? {} : { at: instant(at) }),
  ...(tookMs === undefined ? {} : { tookMs: Math.round(tookMs * 100) / 100 }),
});

const reasonOf = (error: AppError | undefined) =>
  error === undefined ? {} : { reason: { code: error.code, message: error.message } };
