import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { CurrentIdentity, RequestDraft, SavedRequest } from "#shared/requests/request-draft.ts";
import type { Variable, VariableView } from "#shared/requests/variable.ts";
import { createCapturedVariables } from "./captured-variables.ts";
import type { ExchangeStore } from "./exchange-store.ts";
import { summaryOf } from "./exchange-summary.ts";
import type { Performed, PerformOrder, Scope, ScopeQuestion } from "./perform-order.ts";
import { replayRequest, senderOf } from "./replay-request.ts";
import { type ResolvedRequest, resolveRequest, secretsOf } from "./resolve-request.ts";
import type { SavedRequestStore } from "./saved-request-store.ts";
import { type SendParts, sendRequest } from "./send-request.ts";

/** Saved requests, their sending, and the history of exchanges. */
export interface Requests {
  /** @throws AppFailure `not_found`, `data_key_missing` */
  save(id: string | undefined, draft: RequestDraft, folderId?: string): Promise<SavedRequest>;
  delete(id: string): void;
  /** @throws AppFailure as `sendRequest` */
  send(input: {
    readonly sendingId: string;
    readonly savedRequestId?: string | undefined;
    /** The folder of a request that is not saved: its variables count. */
    readonly folderId?: string | undefined;
    readonly request: RequestDraft;
    /** `expired`: as the user, with a token that has really ended, and without a refresh. */
    readonly tokenState?: "valid" | "expired" | undefined;
  }): Promise<Exchange>;
  /**
   * Sends for a run, and keeps the exchange in the history; what it captured is the run's own.
   * @throws AppFailure as `sendRequest`
   */
  perform(order: PerformOrder, signal: AbortSignal): Promise<Performed>;
  /** Does nothing when that sending has ended. */
  cancel(sendingId: string): void;
  /** @throws AppFailure `not_found` */
  exchange(id: string): Exchange;
  /** Sends an exchange's request again. @throws AppFailure `not_found`, or as `sendRequest` */
  replay(input: {
    readonly id: string;
    readonly sendingId: string;
    readonly sendAs?: CurrentIdentity | undefined;
    readonly tokenState?: "valid" | "expired" | undefined;
  }): Promise<Exchange>;
  /** What answers to single requests have set in a collection; undefined: in none. */
  captured(collectionId: string | undefined): readonly VariableView[];
  /** Forgets one, or without a name all of the collection. */
  forgetCaptured(collectionId: string | undefined, name?: string): void;
  /** Cancels what is under way, and writes it and what waits to be written. */
  close(): Promise<void>;
}

export const createRequests = (
  parts: SendParts & {
    readonly saved: SavedRequestStore;
    readonly history: ExchangeStore;
    readonly publish: Publish;
    /** Who requests are sent as that are for the current identity. */
    readonly currentIdentity: () => CurrentIdentity;
    /** What a request of that folder is sent with, in an environment or that of the settings. */
    readonly scope: (question: ScopeQuestion) => Scope;
    /** Resolves when requests and the history can be sealed. */
    readonly ready: () => Promise<void>;
  },
): Requests => {
  const { saved, history, publish } = parts;
  const captured = createCapturedVariables();
  const underWay = new Map<string, { readonly abort: AbortController; readonly done: Promise<Exchange> }>();
  const perform = async (order: PerformOrder, scope: Scope, signal: AbortSignal): Promise<Performed> => {
    const { request, identity, savedRequestId, runId, replayOf } = order;
    const variables = [...(order.variables ?? []), ...captured.of(scope.collectionId), ...scope.variables];
    const isRecorded = replayOf?.from === "recorded";
    const sent = await sendRequest(
      parts,
      {
        request: isRecorded ? withoutVariables(request, variables) : resolveRequest(request, variables),
        identity,
        tokenState: order.tokenState ?? "valid",
        savedRequestId,
        runId,
        environment: scope.environment,
        replayOf,
      },
      signal,
    );
    history.add(sent.exchange);
    publish("requests.exchange-recorded", summaryOf(sent.exchange));
    return sent;
  };
  const scopeOf = async (question: ScopeQuestion): Promise<Scope> => {
    await parts.ready();
    return parts.scope(question);
  };
  const sendOnce = async (order: SingleOrder, signal: AbortSignal): Promise<Exchange> => {
    const scope = await scopeOf(order);
    const { sendAs } = order.request;
    const identity = sendAs.kind === "current" ? parts.currentIdentity() : sendAs;
    const performed = await perform({ ...order, identity }, scope, signal);
    if (performed.captured.length > 0) {
      const { collectionId } = scope;
      captured.keep(collectionId, performed.captured);
      publish("variables.captured", collectionId === undefined ? {} : { collectionId });
    }
    return performed.exchange;
  };
  const send = async (sendingId: string, order: SingleOrder): Promise<Exchange> => {
    const abort = new AbortController();
    const done = sendOnce(order, abort.signal);
    underWay.set(sendingId, { abort, done });
    try {
      return await done;
    } finally {
      underWay.delete(sendingId);
    }
  };
  const exchange = (id: string): Exchange => {
    const found = history.get(id);
    if (found === undefined) throw exchangeNotFound();
    return found;
  };
  return {
    save: async (id, draft, folderId) => {
      await parts.ready();
      const request = saved.save(id, draft, folderId);
      publish("requests.saved", { id: request.id });
      return request;
    },
    delete: (id) => {
      saved.delete(id);
      publish("requests.saved", { id });
    },
    send: ({ sendingId, ...order }) => send(sendingId, order),
    perform: async (order, signal) => perform(order, await scopeOf(order), signal),
    cancel: (sendingId) => underWay.get(sendingId)?.abort.abort(),
    exchange,
    replay: async ({ id, sendingId, sendAs, tokenState }) => {
      const past = exchange(id);
      const { savedRequestId } = past;
      const kept = savedRequestId === undefined ? undefined : () => draftOf(saved.get(savedRequestId));
      const { request, replayOf } = replayRequest(past, kept);
      const identity = sendAs ?? senderOf(past);
      return send(sendingId, {
        request: { ...request, sendAs: identity },
        tokenState,
        savedRequestId,
        replayOf,
      });
    },
    captured: (collectionId) => captured.of(collectionId).map(viewOf),
    forgetCaptured: (collectionId, name) => {
      captured.forget(collectionId, name);
      publish("variables.captured", collectionId === undefined ? {} : { collectionId });
    },
    close: async () => {
      const sendings = [...underWay.values()];
      for (const { abort } of sendings) abort.abort();
      await Promise.allSettled(sendings.map(({ done }) => done));
      history.flush();
    },
  };
};

/** A sending by itself: whom it is sent as says the request. */
type SingleOrder = Omit<PerformOrder, "identity" | "variables" | "runId">;

/** A recorded request, which has no variables any more; secrets in it are as secret as before. */
const withoutVariables = (request: RequestDraft, variables: readonly Variable[]): ResolvedRequest => ({
  ...request,
  secrets: secretsOf(variables),
});

const draftOf = ({
  id: _id,
  folderId: _folderId,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  lastStatus: _lastStatus,
  sentCount: _sentCount,
  unreadable: _unreadable,
  ...draft
}: SavedRequest): RequestDraft => draft;

const viewOf = ({ name, value, isSecret }: Variable): VariableView => ({
  name,
  value: isSecret ? "" : value,
  isSecret,
  isSet: true,
});

const exchangeNotFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such exchange.",
    advice: "Go back to the history: it may have been deleted.",
  });
