import { AppFailure, type LoginStep } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type {
  CheckEntry,
  ExchangeEntry,
  NavigationEntry,
  RecordedBody,
  RecordedHeader,
  TraceEntry,
} from "#shared/trace/trace-entry.ts";
import type { Clock } from "../ports/clock.ts";
import {
  courseOf,
  type HttpClient,
  type HttpLimits,
  type HttpRequest,
  type HttpResponse,
} from "../ports/http.ts";
import { createRedactor, type Redactor } from "./redact.ts";
import { type Recording, unredacted } from "./unredacted.ts";

/** A validation's outcome, before it has its place in a trace. */
export type CheckOutcome = Pick<
  CheckEntry,
  "checkId" | "title" | "source" | "result" | "expected" | "found" | "code"
>;

/** Records the exchanges, navigations and checks of one run, redacted, in the order in which they begin. */
export interface TraceRecorder {
  readonly redactor: Redactor;
  entries(): readonly TraceEntry[];
  /** Exchanges and navigations with their secrets, where they are kept; else there are none. */
  rawEntries(): readonly TraceEntry[];
  /**
   * Sends a request and records it with its answer, or with why there was none.
   * @throws as HttpClient.send, with this step
   */
  exchange(
    step: LoginStep,
    to: ExchangeEntry["to"],
    request: HttpRequest,
    limits: HttpLimits,
    signal?: AbortSignal,
  ): Promise<HttpResponse>;
  navigation(step: LoginStep, navigation: Navigation): void;
  check(step: LoginStep, outcome: CheckOutcome): void;
}

export type Navigation = Pick<NavigationEntry, "from" | "to" | "label" | "failure"> & {
  readonly url?: string;
  readonly parameters?: Iterable<readonly [string, string]>;
};

/**
 * Starts an empty trace; every entry is published as it is recorded. With `keepsRaw` exchanges and navigations are
 * also kept as they were, for the vault alone.
 */
export const createTraceRecorder = (parts: {
  readonly runId: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly publish: Publish;
  readonly keepsRaw?: boolean;
}): TraceRecorder => {
  const { runId, http, clock, publish } = parts;
  const redactor = createRedactor();
  const entries: TraceEntry[] = [];
  const rawEntries = new Map<number, TraceEntry>();
  const record = (entry: TraceEntry): void => {
    entries[entry.position] = entry;
    publish("trace.entry-recorded", { runId, entry });
  };
  const recordRaw = (entry: TraceEntry): void => void rawEntries.set(entry.position, entry);
  const recordings: readonly { readonly by: Recording; readonly put: (entry: TraceEntry) => void }[] = [
    { by: redactor, put: record },
    ...(parts.keepsRaw ? [{ by: unredacted, put: recordRaw }] : []),
  ];
  const begin = (step: LoginStep) => ({
    id: `${runId}:${entries.length}`,
    position: entries.length,
    step,
    startedAt: clock.now(),
  });
  return {
    redactor,
    entries: () => [...entries],
    check: (step, outcome) =>
      record({ ...begin(step), kind: "check", durationMs: 0, ...redactOutcome(outcome, redactor) }),
    rawEntries: () => [...rawEntries.values()],
    navigation: (step, navigation) => {
      const begun = begin(step);
      for (const { by, put } of recordings) put({ ...begun, ...redactNavigation(navigation, by) });
    },
    exchange: async (step, to, request, limits, signal) => {
      redactor.learnCredentials(request.headers);
      const begun = clock.elapsed();
      const beginning = { ...begin(step), kind: "exchange" as const, to };
      const entries = recordings.map(({ by, put }) => {
        const entry = { ...beginning, request: redactRequest(request, by) };
        put(entry);
        return { by, end: (rest: Partial<ExchangeEntry>) => put({ ...entry, ...rest }) };
      });
      try {
        const response = await http.send(request, limits, signal);
        const durationMs = clock.elapsed() - begun;
        for (const { by, end } of entries)
          end({ durationMs, response: redactResponse(response, by), ...courseOf(response) });
        return response;
      } catch (thrown) {
        const { code, message } =
          thrown instanceof AppFailure
            ? thrown.error
            : { code: "internal" as const, message: String(thrown) };
        const durationMs = clock.elapsed() - begun;
        for (const { by, end } of entries) end({ durationMs, failure: { code, message: by.text(message) } });
        throw atStep(thrown, step);
      }
    },
  };
};

const atStep = (thrown: unknown, step: LoginStep): unknown =>
  thrown instanceof AppFailure ? new AppFailure({ ...thrown.error, step }, { cause: thrown }) : thrown;

const redactRequest = (request: HttpRequest, redactor: Recording): ExchangeEntry["request"] => ({
  method: request.method,
  url: redactor.url(request.url),
  headers: redactor.headers(request.headers),
  ...(request.body === undefined ? {} : { body: redactRequestBody(request.body, request, redactor) }),
});

/** Of a body that is made while it is sent nothing but its size is known. */
const redactRequestBody = (
  body: NonNullable<HttpRequest["body"]>,
  { headers }: HttpRequest,
  redactor: Recording,
): RecordedBody =>
  typeof body === "string" || body instanceof Uint8Array
    ? redactor.body(body, headers)
    : { sizeInBytes: body.sizeInBytes, truncated: false };

const redactResponse = (
  response: HttpResponse,
  redactor: Recording,
): NonNullable<ExchangeEntry["response"]> => ({
  status: response.status,
  statusText: response.statusText,
  headers: redactor.headers(response.headers),
  body: redactor.body(response.body, response.headers),
});

const redactNavigation = (navigation: Navigation, redactor: Recording) => ({
  kind: "navigation" as const,
  durationMs: 0,
  from: navigation.from,
  to: navigation.to,
  label: navigation.label,
  ...(navigation.url === undefined ? {} : { url: redactor.url(navigation.url) }),
  parameters: navigation.parameters
    ? redactor.parameters(navigation.parameters)
    : ([] as readonly RecordedHeader[]),
  ...(navigation.failure === undefined
    ? {}
    : { failure: { ...navigation.failure, message: redactor.text(navigation.failure.message) } }),
});

const MAX_VALUE_CHARACTERS = 2_000;

/** What a peer sent may be huge; the whole of it stands in the exchange. */
const redactOutcome = (outcome: CheckOutcome, redactor: Redactor): CheckOutcome => ({
  ...outcome,
  expected: redactor.text(outcome.expected).slice(0, MAX_VALUE_CHARACTERS),
  found: redactor.text(outcome.found).slice(0, MAX_VALUE_CHARACTERS),
});
