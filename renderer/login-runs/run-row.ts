import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import { formatDuration } from "../ui/format.ts";
import type { Status } from "../ui/status.tsx";
import { runPerson, runStatus, runTitle } from "../words/run-words.ts";

/** A login run in one line of a list. */
export interface RunRow {
  readonly status: Status;
  /** The status in a word, for the icon. */
  readonly state: "succeeded" | "failed" | "cancelled" | "under way";
  readonly alias: string;
  /** Who signed in, or should have; empty where nobody is known. */
  readonly who: string;
  /** What came of it: why it failed in words, or who was made. */
  readonly outcome: string;
  /** All of the outcome, with the step and what the provider said. */
  readonly outcomeInFull: string;
  /** How long it took; "under way" until it has ended. */
  readonly took: string;
}

/** See {@link RunRow}. */
export const runRow = (run: LoginRun): RunRow => ({
  status: runStatus(run),
  state: stateOf(run),
  alias: run.configurationAlias,
  who: runPerson(run) ?? "",
  took: run.endedAt === undefined ? "under way" : formatDuration(run.endedAt - run.startedAt),
  ...outcomeOf(run),
});

const stateOf = (run: LoginRun): RunRow["state"] => {
  if (run.state === "succeeded" || run.state === "failed" || run.state === "cancelled") return run.state;
  return "under way";
};

const outcomeOf = (run: LoginRun): Pick<RunRow, "outcome" | "outcomeInFull"> => {
  if (run.state === "failed" && run.error) {
    const { message, wire } = run.error;
    const said = [wire?.httpStatus, wire?.error].filter(Boolean).join(" ");
    return {
      outcome: withoutPeriod(message),
      outcomeInFull: [runTitle(run), message, said && `Said: ${said}`].filter(Boolean).join("\n"),
    };
  }
  const words =
    run.state === "succeeded"
      ? run.user?.created
        ? "User created"
        : "Succeeded"
      : hasEnded(run)
        ? "Cancelled"
        : runTitle(run);
  return { outcome: words, outcomeInFull: words };
};

const withoutPeriod = (sentence: string): string => sentence.replace(/\.$/u, "");

/** A run in a sentence's part, for the names of boxes and buttons. */
export const runName = (run: LoginRun): string => {
  const { state, alias, who } = runRow(run);
  return [`login ${state}`, alias, who].filter((part) => part !== "").join(", ");
};

/** Two runs in the order in which they happened, the older one first. */
export const olderFirst = (
  one: Pick<LoginRun, "id" | "startedAt">,
  other: Pick<LoginRun, "id" | "startedAt">,
): readonly [string, string] => (one.startedAt <= other.startedAt ? [one.id, other.id] : [other.id, one.id]);
