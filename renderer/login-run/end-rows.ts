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
  const at = noticedAt(rows, error, step);
  const before = error.code === "browser_open_failed" ? rows.slice(0, at + 1) : rows;
  const marked =
    at < 0
      ? [...rows, ownFailure(run, error, step)]
      : before.map((row, index) => (index === at ? { ...row, status: "failed" as const } : row));
  return [...marked, ...notReachedRows(lastStep(rows, step), flow)];
};

/** The last step that was reached; what a person does and callbacks that were refused reach nothing. */
const lastStep = (rows: readonly StepRow[], least: LoginStep): LoginStep =>
  stepOrder.findLast(
    (step) => step === least || rows.some((row) => row.step === step && !reachesNothing(row)),
  ) ?? least;

const reachesNothing = (row: StepRow): boolean =>
  row.kind === "person" || (row.kind === "navigation" && row.status === "failed");

const noticedAt = (rows: readonly StepRow[], error: AppError, step: LoginStep): number => {
  if (error.code === "login_timed_out") return rows.findLastIndex((row) => row.kind === "person");
  if (error.code === "browser_open_failed") return rows.findLastIndex((row) => row.to === "browser");
  if (error.code === "authorization_error") return rows.findLastIndex((row) => isAnswer(row));
  const failed = rows.findLastIndex((row) => row.step === step && row.status === "failed");
  return failed >= 0 ? failed : rows.findLastIndex((row) => row.step === step && row.kind !== "person");
};

const isAnswer = (row: StepRow): boolean =>
  row.kind === "navigation" && row.to === "workbench" && row.status !== "failed";

const ownFailure = (run: LoginRun, error: AppError, step: LoginStep): StepRow => ({
  id: "failure",
  kind: "own",
  step,
  from: "workbench",
  label: step === "preparation" ? "Prepare the login" : checksWords[step],
  result: error.message,
  startedAt: run.endedAt ?? run.startedAt,
  status: "failed",
  entries: [],
});
