import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import {
  type CheckEntry,
  countChecks,
  type ExchangeEntry,
  type NavigationEntry,
  type TraceEntry,
} from "#shared/trace/trace-entry.ts";
import { barePathOf } from "../words/url-words.ts";
import { withFailure, withoutEnd } from "./end-rows.ts";
import { checksWords, type FlowAhead, type StepRow, type StepStatus } from "./step-row.ts";
import { wireErrorIn } from "./wire-error-in.ts";

/**
 * Turns what was recorded of a run into the list of steps: neighbouring checks of one step become one row, the
 * time a person takes at the provider becomes a row of its own, the row where a failure was noticed is marked,
 * and once the run has ended what would have come next follows as "not reached".
 */
export const buildStepRows = (
  run: LoginRun,
  trace: readonly TraceEntry[],
  flow: FlowAhead | undefined,
): readonly StepRow[] => {
  const entries = [...trace].sort((a, b) => a.position - b.position);
  const rows = withPerson(run, groupEntries(run, entries));
  if (!hasEnded(run)) return rows;
  if (run.state === "succeeded") return withProvisioning(run, rows);
  return run.state === "failed" && run.error
    ? withFailure(run, run.error, rows, flow)
    : withoutEnd(rows, flow);
};

const groupEntries = (run: LoginRun, entries: readonly TraceEntry[]): readonly StepRow[] => {
  const rows: StepRow[] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    if (entry.kind === "exchange") rows.push(exchangeRow(run, entry));
    else if (entry.kind === "navigation") rows.push(navigationRow(entry));
    else if (last && takesCheck(last, entry)) rows[rows.length - 1] = addCheck(last, entry);
    else rows.push(checksRow([entry]));
  }
  return rows;
};

/** A check goes to the checks before it, or to the exchange whose failure it puts into words. */
const takesCheck = (row: StepRow, check: CheckEntry): boolean =>
  row.step === check.step && (row.kind === "checks" || (row.kind === "exchange" && row.status === "failed"));

const addCheck = (row: StepRow, check: CheckEntry): StepRow => {
  const entries = [...row.entries, check];
  return row.kind === "checks" ? checksRow(entries.filter((e) => e.kind === "check")) : { ...row, entries };
};

const exchangeRow = (run: LoginRun, entry: ExchangeEntry): StepRow => {
  const result = exchangeResult(entry);
  return {
    id: entry.id,
    kind: "exchange",
    step: entry.step,
    from: "workbench",
    to: entry.to,
    label: `${entry.request.method} ${barePathOf(entry.request.url)}`,
    ...(result === undefined ? {} : { result }),
    startedAt: entry.startedAt,
    ...(entry.durationMs === undefined ? {} : { durationMs: entry.durationMs }),
    status: exchangeStatus(run, entry),
    entries: [entry],
  };
};

const exchangeResult = (entry: ExchangeEntry): string | undefined => {
  if (entry.failure) return entry.failure.message;
  if (!entry.response) return undefined;
  const { status, statusText, body } = entry.response;
  const error = status >= 400 ? wireErrorIn(body.text) : undefined;
  return [String(status), error ?? statusText].filter((part) => part !== "").join(" ");
};

const exchangeStatus = (run: LoginRun, entry: ExchangeEntry): StepStatus => {
  if (!entry.response && !entry.failure) return hasEnded(run) ? "failed" : "under_way";
  const failed = entry.failure !== undefined || (entry.response?.status ?? 0) >= 400;
  if (!failed) return "done";
  return run.state === "succeeded" ? "warning" : "failed";
};

const navigationRow = (entry: NavigationEntry): StepRow => {
  const result = entry.failure?.message ?? (entry.to === "workbench" ? answerWords(entry) : "");
  return {
    id: entry.id,
    kind: "navigation",
    step: entry.step,
    from: entry.from,
    to: entry.to,
    label: entry.label,
    ...(result === "" ? {} : { result }),
    startedAt: entry.startedAt,
    ...(entry.durationMs === undefined ? {} : { durationMs: entry.durationMs }),
    status: entry.failure ? "failed" : "done",
    entries: [entry],
  };
};

/** What a callback brought: the provider's error, or the names of its parameters. */
const answerWords = ({ parameters }: NavigationEntry): string => {
  const error = parameters.find((parameter) => parameter.name === "error");
  return error ? `error ${error.value}` : parameters.map((parameter) => parameter.name).join(", ");
};

const checksRow = (checks: readonly CheckEntry[]): StepRow => {
  const [first] = checks as readonly [CheckEntry, ...CheckEntry[]];
  const durationMs = checks.reduce((sum, check) => sum + (check.durationMs ?? 0), 0);
  return {
    id: first.id,
    kind: "checks",
    step: first.step,
    from: "workbench",
    label: checks.length === 1 ? first.title : checksWords[first.step],
    result: checksResult(checks),
    startedAt: first.startedAt,
    durationMs,
    status: checksStatus(checks),
    entries: checks,
  };
};

const checksResult = (checks: readonly CheckEntry[]): string => {
  const counts = countChecks(checks);
  const failed = checks.find((check) => check.result === "failed");
  if (failed) return checks.length === 1 ? "failed" : `failed: ${failed.title}`;
  if (checks.length === 1)
    return counts.warning > 0 ? "warning" : counts.passed > 0 ? "passed" : "not reached";
  const parts = [
    counts.passed > 0 && `${counts.passed} passed`,
    counts.warning > 0 && `${counts.warning} warned`,
  ];
  return parts.filter(Boolean).join(", ") || "not reached";
};

const checksStatus = (checks: readonly CheckEntry[]): StepStatus => {
  const counts = countChecks(checks);
  if (counts.failed > 0) return "failed";
  if (counts.warning > 0) return "warning";
  return counts.passed > 0 ? "done" : "not_reached";
};

/** Between the browser's departure and its return a person is at the provider. */
const withPerson = (run: LoginRun, rows: readonly StepRow[]): readonly StepRow[] => {
  const left = rows.findLastIndex((row) => row.kind === "navigation" && row.to === "identity_provider");
  const departure = rows[left];
  if (departure?.startedAt === undefined || run.error?.code === "browser_open_failed") return rows;
  const back = rows.slice(left + 1).find((row) => row.step === "callback" && row.status !== "failed");
  const startedAt = departure.startedAt + (departure.durationMs ?? 0);
  const end = back?.startedAt ?? run.endedAt;
  const person: StepRow = {
    id: `${departure.id}:person`,
    kind: "person",
    step: "callback",
    from: "browser",
    to: "identity_provider",
    label: "User signs in",
    ...(back === undefined && run.state === "cancelled" ? { result: "cancelled" } : {}),
    startedAt,
    ...(end === undefined ? {} : { durationMs: end - startedAt }),
    status: end === undefined ? "under_way" : "done",
    entries: departure.entries,
  };
  return [...rows.slice(0, left + 1), person, ...rows.slice(left + 1)];
};

const withProvisioning = (run: LoginRun, rows: readonly StepRow[]): readonly StepRow[] => {
  if (!run.user || rows.some((row) => row.step === "provisioning")) return rows;
  return [
    ...rows,
    {
      id: "provisioning",
      kind: "own",
      step: "provisioning",
      from: "workbench",
      label: "Provision the user",
      result: run.user.created ? "created" : "updated",
      ...(run.endedAt === undefined ? {} : { startedAt: run.endedAt }),
      status: "done",
      entries: [],
    },
  ];
};
