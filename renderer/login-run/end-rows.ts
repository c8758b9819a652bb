import type { AppError, LoginStep } from "#shared/app-error.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import { notReachedRows } from "./not-reached-rows.ts";
import { checksWords, type FlowAhead, type StepRow, stepOrder } from "./step-row.ts";

/** The rows of a run that was ended by a person, with what would have come next. */
export const withoutEnd = (rows: readonly StepRow[], flow: FlowAhead | undefined): readonly StepRow[] => [
  ...rows,
  ...notReachedRows(lastStep(rows, "preparation"), flow),
];

/** The rows of a failed run: the one where it was noticed is marked, and what would have come next follows. */
export const withFailure = (
  run: LoginRun,
  error: AppError,
  rows: readonly StepRow[],
  flow: FlowAhead | undefined,
): readonly StepRow[] => {
  const step = error.step ?? rows.at(-1)?.step ?? "preparation";
  return [...withMark(run, error, rows, step), ...notReachedRows(lastStep(rows, step), flow)];
};

const withMark = (
  run: LoginRun,
  error: AppError,
  rows: readonly StepRow[],
  step: LoginStep,
): readonly StepRow[] => {
  if (error.code === "login_timed_out") {
    const waiting = rows.findLastIndex((row) => row.kind === "person");
    if (waiting >= 0) return mark(rows, waiting, "timed out");
  }
  if (error.code === "browser_open_failed") {
    const opening = rows.findLastIndex((row) => row.to === "browser");
    if (opening >= 0) return mark(rows.slice(0, opening + 1), opening, error.message);
  }
  if (rows.some((row) => row.status === "failed")) return rows;
  const last = rows.at(-1);
  // The checks of the callback passed, and what it brought is the provider's error.
  const isRefusal = last?.step === "callback" && error.code === "authorization_error";
  if (last?.kind === "checks" && (last.step === step || isRefusal)) {
    // The checks passed: what they were made of says more.
    const entries = [...(rows.at(-2)?.entries ?? []), ...last.entries];
    return mark([...rows.slice(0, -1), { ...last, entries }], rows.length - 1, error.message);
  }
  return [...rows, noticedRow(run, error, rows, step)];
};

const mark = (rows: readonly StepRow[], at: number, result: string): readonly StepRow[] =>
  rows.map((row, index) => (index === at ? { ...row, result, status: "failed" } : row));

/** The last step that was reached; what a person does and callbacks that were refused reach nothing. */
const lastStep = (rows: readonly StepRow[], least: LoginStep): LoginStep =>
  stepOrder.findLast(
    (step) => step === least || rows.some((row) => row.step === step && !reachesNothing(row)),
  ) ?? least;

const reachesNothing = (row: StepRow): boolean =>
  row.kind === "person" || (row.kind === "navigation" && row.status === "warning");

/** Steps in which an answer is read: what the workbench had against it stands after the exchange. */
const readingSteps: ReadonlySet<LoginStep> = new Set<LoginStep>([
  "discovery",
  "token_endpoint",
  "id_token",
  "userinfo",
]);

/** The workbench noticed something that no check has a name for: it is a row of its own, with what it read. */
const noticedRow = (run: LoginRun, error: AppError, rows: readonly StepRow[], step: LoginStep): StepRow => {
  const read = rows.findLast((row) => row.kind === "exchange")?.entries;
  const isReading = readingSteps.has(step) && read !== undefined;
  return {
    id: "failure",
    kind: isReading ? "checks" : "own",
    step,
    from: "workbench",
    label: step === "preparation" ? "Prepare the login" : checksWords[step],
    result: error.message,
    startedAt: run.endedAt ?? run.startedAt,
    status: "failed",
    entries: isReading ? read : [],
  };
};
