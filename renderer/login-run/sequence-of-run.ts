import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import type { Party } from "#shared/trace/trace-entry.ts";
import { visibleText } from "#shared/visible-text.ts";
import type { FittingWords, Lifeline, RowTone, Sequence, SequenceRow } from "../sequence/index.ts";
import { stepName } from "./step-name.ts";
import { partyWords, type StepRow } from "./step-row.ts";

/** The lifelines in their order; "IdP" where there is little room. */
const lifelines: readonly (Lifeline & { readonly id: Party })[] = [
  { id: "workbench", name: partyWords.workbench },
  { id: "browser", name: partyWords.browser },
  { id: "identity_provider", name: partyWords.identity_provider, shortName: "IdP" },
  { id: "api", name: partyWords.api },
];

/** The parties of a login that is under way: what will come must not move what is there. */
const partiesAhead: readonly Party[] = ["workbench", "browser", "identity_provider"];

/** The steps of a run as a sequence diagram. A party that takes no part is left out. */
export const sequenceOfRun = (run: LoginRun, steps: readonly StepRow[]): Sequence => {
  const parties = new Set<Party>(hasEnded(run) ? ["workbench"] : partiesAhead);
  for (const { from, to } of steps) {
    parties.add(from);
    if (to) parties.add(to);
  }
  return {
    lifelines: lifelines.filter(({ id }) => parties.has(id)),
    rows: steps.map((step) => rowOf(step, run.startedAt)),
  };
};

const rowOf = (step: StepRow, runStartedAt: number): SequenceRow => {
  const base = {
    id: step.id,
    name: visibleText(stepName(step, runStartedAt)),
    tone: toneOf(step),
    ...timesOf(step, runStartedAt),
    ...(step.status === "failed" ? { noticedBy: "workbench" satisfies Party } : {}),
  };
  const { from, to } = step;
  if (!to)
    return { ...base, kind: step.kind === "checks" ? "check" : "work", on: from, words: ownWords(step) };
  const between = { ...base, from, to };
  if (step.kind === "person") return { ...between, kind: "person", words: personWords(step) };
  if (step.kind === "exchange") {
    return {
      ...between,
      kind: "pair",
      request: pathWords(step.label),
      ...(step.result === undefined ? {} : { answer: shown(withoutStop(step.result)) }),
      isAnswered: step.entries.some((entry) => entry.kind === "exchange" && entry.response !== undefined),
    };
  }
  const isAnswer = from === "identity_provider" && to === "browser";
  return { ...between, kind: "arrow", words: arrowWords(step), isAnswer };
};

const toneOf = ({ kind, status }: StepRow): RowTone => {
  if (status === "done") return kind === "checks" ? "good" : "plain";
  return status === "under_way" || status === "cancelled" ? "plain" : status;
};

const timesOf = (
  step: StepRow,
  runStartedAt: number,
): Pick<SequenceRow, "atMs" | "tookMs" | "movingSince"> => {
  const { kind, status, startedAt, durationMs } = step;
  if (startedAt === undefined || status === "not_reached") return {};
  // A check follows what is checked at once: its time would only repeat that.
  const isAtOnce = kind === "checks" && status !== "failed";
  return {
    ...(isAtOnce ? {} : { atMs: startedAt - runStartedAt }),
    ...(status === "under_way" ? { movingSince: startedAt } : {}),
    ...(durationMs ? { tookMs: durationMs } : {}),
  };
};

const shown = (...words: FittingWords): FittingWords => words.map((one) => visibleText(one)) as [string];

/** "GET /oauth2/authorize", where need be "GET /authorize". */
const pathWords = (label: string): FittingWords => {
  const short = label.replace(/^(\S+) \/\S*(\/[^/\s]+)$/u, "$1 $2");
  return short === label ? shown(label) : shown(label, short);
};

const arrowWords = (step: StepRow): FittingWords => {
  if (step.to !== "browser" || step.from !== "workbench") return pathWords(step.label);
  return step.status === "failed" ? shown("Browser did not open", "Not opened") : ["Open browser", "Open"];
};

const personWords = ({ label, result, status }: StepRow): FittingWords => {
  const end = result ?? (status === "cancelled" ? status : undefined);
  return end === undefined ? [label] : [`${label}: ${end}`, end];
};

const ownWords = (step: StepRow): FittingWords => {
  const { label, result, status } = step;
  if (result === undefined || status === "not_reached") return [label];
  if (status === "failed") return shown(sentence(result));
  if (step.kind === "checks" && step.step === "callback") return callbackWords(step);
  if (step.kind === "checks" && step.step === "id_token") return [`ID token: ${result}`];
  return [`${label}: ${result}`];
};

const callbackWords = ({ status, result }: StepRow): FittingWords => {
  if (status === "warning") return [`state, iss and path: ${result}`, "state, iss, path"];
  return ["state, iss and path are right", "state, iss, path"];
};

const sentence = (words: string): string => {
  const [first = "", ...rest] = withoutStop(words);
  return first.toUpperCase() + rest.join("");
};

const withoutStop = (words: string): string => words.replace(/\.$/u, "");
