import { AppFailure } from "#shared/app-error.ts";
import type { RunStep, StepOutcome } from "#shared/requests/collection-run.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import { expectationWords } from "#shared/requests/expectation-words.ts";
import type { CurrentIdentity, SavedRequest } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import type { PerformOrder, Requests } from "../requests/index.ts";
import type { Redactor } from "../trace/index.ts";

/** What the steps of a run are done with. */
export interface Performing {
  readonly perform: Requests["perform"];
  readonly order: Pick<PerformOrder, "runId" | "environmentId">;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** What is said of an exception that nobody foresaw. */
  readonly onMistake: (thrown: unknown) => AppFailure;
  /** Knows the values of secret variables. */
  readonly redactor: Redactor;
}

/** A step with its result, and the variables that it set for the next ones. */
export interface StepAnswer {
  readonly step: RunStep;
  readonly captured: readonly Variable[];
}

/** Sends one request of a run. Undefined: the run ended before there was an answer. */
export const performStep = async (
  performing: Performing,
  step: RunStep,
  request: SavedRequest,
  identity: CurrentIdentity,
  variables: readonly Variable[],
): Promise<StepAnswer | undefined> => {
  const { signal } = performing;
  try {
    if (request.unreadable) throw unreadable();
    const { exchange, captured } = await performing.perform(
      {
        ...performing.order,
        request,
        savedRequestId: request.id,
        identity: request.sendAs.kind === "current" ? identity : request.sendAs,
        variables,
      },
      signal,
    );
    if (signal.aborted && exchange.status === undefined) return undefined;
    for (const { value, isSecret } of captured) if (isSecret) performing.redactor.learn(value);
    return { step: { ...step, ...resultOf(exchange, performing.redactor.text) }, captured };
  } catch (thrown) {
    if (signal.aborted) return undefined;
    const { error } = thrown instanceof AppFailure ? thrown : performing.onMistake(thrown);
    return { step: { ...step, outcome: "error", at: performing.now(), error }, captured: [] };
  }
};

const resultOf = (
  exchange: Exchange,
  mask: (text: string) => string,
): Partial<RunStep> & Pick<RunStep, "outcome"> => ({
  outcome: outcomeOf(exchange),
  sentAs: exchange.sentAs,
  ...(exchange.status === undefined ? {} : { status: exchange.status }),
  ...(exchange.response === undefined ? {} : { statusText: exchange.response.statusText }),
  tookMs: exchange.durationMs,
  at: exchange.startedAt,
  exchangeId: exchange.id,
  expectations: (exchange.expectations ?? []).map(({ expectation, passed, found }) => ({
    words: mask(expectationWords(expectation)),
    passed,
    found: mask(found),
  })),
  captured: exchange.captured ?? [],
  ...(exchange.error === undefined ? {} : { error: exchange.error }),
});

/** Without expectations an answer below 400 is good; what was to be captured and was not there is not. */
const outcomeOf = ({ status, error, expectations = [], captured = [] }: Exchange): StepOutcome => {
  if (status === undefined || error !== undefined) return "error";
  const isCaptured = captured.every(({ found }) => found);
  const isExpected = expectations.length === 0 ? status < 400 : expectations.every(({ passed }) => passed);
  return isExpected && isCaptured ? "passed" : "failed";
};

const unreadable = (): AppFailure =>
  new AppFailure({
    code: "secret_unreadable",
    message: "What was typed into this request can't be read any more.",
    advice: "Type it again.",
  });
