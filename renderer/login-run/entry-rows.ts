import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import {
  type CheckEntry,
  countChecks,
  type ExchangeEntry,
  type NavigationEntry,
} from "#shared/trace/trace-entry.ts";
import { barePathOf, pathEndOf } from "../words/url-words.ts";
import { type EntryGroup, type ExchangeGroup, wentWrong } from "./group-entries.ts";
import { checksWords, type StepRow, type StepStatus } from "./step-row.ts";
import { wireErrorIn } from "./wire-error-in.ts";

/** The rows of entries that are one step; `isLast` when nothing was recorded after it. */
export const entryRows = (run: LoginRun, group: EntryGroup, isLast: boolean): readonly StepRow[] => {
  switch (group.kind) {
    case "exchanges":
      return [exchangesRow(run, group, isLast)];
    case "navigation":
      return group.navigation.from === "browser" && group.navigation.to === "workbench"
        ? [redirectRow(group.navigation), navigationRow(group.navigation)]
        : [navigationRow(group.navigation)];
    case "refused":
      return [refusedRow(group.navigations)];
    case "checks":
      return [checksRow(group.checks)];
  }
};

const exchangesRow = (run: LoginRun, group: ExchangeGroup, isLast: boolean): StepRow => {
  const { exchanges, checks, isBeforeBrowser } = group;
  const [first] = exchanges as [ExchangeEntry];
  const results = exchanges.map((exchange) => exchangeResult(exchange, hasEnded(run)));
  const isUnderWay = results.includes(undefined);
  const endedAt = Math.max(...exchanges.map((exchange) => exchange.startedAt + (exchange.durationMs ?? 0)));
  const isRight = exchanges.every((exchange) => exchange.response && !wentWrong(exchange));
  return {
    id: first.id,
    kind: "exchange",
    step: isBeforeBrowser ? "discovery" : first.step,
    from: "workbench",
    to: first.to,
    label: isBeforeBrowser
      ? `GET ${exchanges.map(({ request }) => pathEndOf(request.url)).join(", ")}`
      : `${first.request.method} ${barePathOf(first.request.url)}`,
    startedAt: first.startedAt,
    ...(isUnderWay ? {} : { result: results.join(", "), durationMs: endedAt - first.startedAt }),
    status: isUnderWay ? "under_way" : isRight ? "done" : wrongStatus(run, isLast),
    entries: [...exchanges, ...checks],
  };
};

/** The status with the provider's own code; undefined while the answer is waited for. */
const exchangeResult = ({ response, failure }: ExchangeEntry, isOver: boolean): string | undefined => {
  if (failure) return failure.message;
  if (!response) return isOver ? "no answer" : undefined;
  const { status, statusText, body } = response;
  if (status < 300) return String(status);
  return [String(status), wireErrorIn(body.text) ?? statusText].filter((part) => part !== "").join(" ");
};

/** What went wrong ended the login only if it failed there: keys are asked for again when they are needed. */
const wrongStatus = (run: LoginRun, isLast: boolean): StepStatus =>
  isLast && run.state !== "succeeded" && run.state !== "cancelled" ? "failed" : "warning";

const navigationRow = (entry: NavigationEntry): StepRow => ({
  id: entry.id,
  kind: "navigation",
  step: entry.step,
  from: entry.from,
  to: entry.to,
  label: entry.label,
  startedAt: entry.startedAt,
  status: "done",
  entries: [entry],
});

/** What sent the browser back: only the browser saw it (RFC 6749 4.1.2), but the callback says what it held. */
const redirectRow = (callback: NavigationEntry): StepRow => ({
  ...navigationRow(callback),
  id: `${callback.id}:redirect`,
  from: "identity_provider",
  to: "browser",
  label: `302 ${answerWords(callback)}`.trim(),
});

/** What a callback brought: the provider's error, or the names of its parameters; a signed answer is one. */
const answerWords = ({ parameters }: NavigationEntry): string => {
  const error = parameters.find(({ name }) => name === "error" || name === "response.error");
  if (error) return `error ${error.value}`;
  const names = parameters.map(({ name }) => name);
  return names.filter((name) => !name.startsWith("response.")).join(", ");
};

const refusedRow = (navigations: readonly NavigationEntry[]): StepRow => {
  const [first] = navigations as [NavigationEntry];
  const reasons = new Set(navigations.map(({ failure }) => failure?.message ?? ""));
  return {
    ...navigationRow(first),
    label: navigations.length === 1 ? "Callback refused" : `${navigations.length} callbacks refused`,
    result: [...reasons].join(" "),
    status: "warning",
    entries: navigations,
  };
};

const checksRow = (checks: readonly CheckEntry[]): StepRow => {
  const [first] = checks as readonly [CheckEntry, ...CheckEntry[]];
  const durationMs = checks.reduce((sum, check) => sum + (check.durationMs ?? 0), 0);
  return {
    id: first.id,
    kind: "checks",
    step: first.step,
    from: "workbench",
    label: checksWords[first.step],
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
  if (failed) return `failed: ${failed.title}${counts.failed > 1 ? `, and ${counts.failed - 1} more` : ""}`;
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
