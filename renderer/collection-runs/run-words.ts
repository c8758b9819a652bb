import type {
  CollectionRun,
  CollectionRunSummary,
  RunStep,
  StepOutcome,
} from "#shared/requests/collection-run.ts";
import { formatDuration } from "../ui/format.ts";
import type { Status } from "../ui/status.tsx";
import { countWords } from "../words/count-words.ts";

/** How a step stands, in a word. */
export const outcomeWords: Readonly<Record<StepOutcome, string>> = {
  passed: "passed",
  failed: "failed",
  error: "error",
  not_run: "not run",
};

/** The status of an outcome: that there was no answer, or none could be asked for, is no verdict. */
export const outcomeStatus: Readonly<Record<StepOutcome, Status>> = {
  passed: "passed",
  failed: "failed",
  error: "warning",
  not_run: "off",
};

/** What a run comes to in a word and a status; of one under way, how far it has come. */
export const stateOf = ({
  state,
  asked,
  done,
  notPassed,
}: CollectionRunSummary): { readonly status: Status; readonly words: string } => {
  const far = `${done.toLocaleString("en")} of ${asked.toLocaleString("en")}`;
  if (state === "running") return { status: "incomplete", words: far };
  if (state === "cancelled") return { status: "off", words: `cancelled, ${far}` };
  if (done < asked) return { status: "failed", words: `stopped, ${far}` };
  if (notPassed === undefined) return { status: "off", words: countWords(asked, "request") };
  return notPassed === 0
    ? { status: "passed", words: `${far} passed` }
    : {
        status: "failed",
        words: `${notPassed.toLocaleString("en")} of ${asked.toLocaleString("en")} not passed`,
      };
};

/** "12 requests as 2 identities · Acceptance · stopped at the first failure · 1.20 s". */
export const runFacts = (run: CollectionRun): string => {
  const { identities, steps, environment, stopsAtFirstFailure, startedAt, endedAt, state } = run;
  const each = identities.length === 0 ? steps.length : steps.length / identities.length;
  const as =
    identities.length === 1
      ? (identities[0]?.name ?? "")
      : countWords(identities.length, "identity", "identities");
  return [
    `${countWords(each, "request")} as ${as}`,
    ...(environment === undefined ? [] : [environment]),
    ...(stopsAtFirstFailure ? ["to the first failure"] : []),
    ...(state === "cancelled" ? ["cancelled"] : []),
    ...(endedAt === undefined ? [] : [formatDuration(endedAt - startedAt)]),
  ].join(" · ");
};

/** How many of a step's expectations were met: "2 of 3"; nothing where nothing is expected. */
export const expectationCount = ({ expectations }: RunStep): string =>
  expectations.length === 0
    ? ""
    : `${String(expectations.filter(({ passed }) => passed).length)} of ${String(expectations.length)}`;

/** Puts results that have come since into the steps of a run. */
export const withResults = (
  steps: readonly RunStep[],
  come: ReadonlyMap<number, RunStep>,
): readonly RunStep[] => (come.size === 0 ? steps : steps.map((step) => come.get(step.index) ?? step));
