import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import { MASK } from "#shared/plain-text.ts";
import type { Exchange, ExchangeSummary } from "#shared/requests/exchange.ts";
import {
  type CurrentIdentity,
  emptyRequestDraft,
  type RequestDraft,
  type SavedRequest,
} from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import type { ExchangeStore } from "./exchange-store.ts";
import { resolveRequest } from "./resolve-request.ts";
import type { SavedRequestStore } from "./saved-request-store.ts";
import { type SendParts, sendRequest } from "./send-request.ts";

/** A request that is sent within a run, and as whom. */
export interface PerformOrder {
  readonly request: RequestDraft;
  /** Whatever `request.sendAs` says. */
  readonly identity: CurrentIdentity;
  /** `expired`: as this user, with a token that has really ended, and without a refresh. */
  readonly tokenState?: "valid" | "expired" | undefined;
  readonly savedRequestId?: string | undefined;
  /** The folder whose variables count; that of the saved request unless given. */
  readonly folderId?: string | undefined;
  /** They count before those of the environment and the folders. */
  readonly variables?: readonly Variable[] | undefined;
  readonly runId?: string | undefined;
}

/** An exchange with the variables that its answer set. */
export interface Performed {
  readonly exchange: Exchange;
  readonly captured: readonly Variable[];
}

/** The values that a request is sent with. */
export interface Scope {
  /** Name of the environment. */
  readonly environment?: string;
  /** Those that count first come first. */
  readonly variables: readonly Variable[];
}

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
    /** What a request of that folder is sent with. */
    readonly scope: (folderId: string | undefined) => Scope;
    /** Resolves when requests and the history can be sealed. */
    readonly ready: () => Promise<void>;
  },
): Requests => {
  const { saved, history, publish } = parts;
  const underWay = new Map<string, { readonly abort: AbortController; readonly done: Promise<Exchange> }>();
  const perform: Requests["perform"] = async (order, signal) => {
    await parts.ready();
    const { savedRequestId, request } = order;
    const folderId =
      order.folderId ?? (savedRequestId === undefined ? undefined : saved.folderOf(savedRequestId));
    const { environment, variables } = parts.scope(folderId);
    const { exchange } = await sendRequest(
      parts,
      {
        request: resolveRequest(request, [...(order.variables ?? []), ...variables]),
        identity: order.identity,
        tokenState: order.tokenState ?? "valid",
        savedRequestId,
        runId: order.runId,
        environment,
      },
      signal,
    );
    history.add(exchange);
    publish("requests.exchange-recorded", summaryOf(exchange));
    return { exchange, captured: [] };
  };
  const sendOnce = async (
    { savedRequestId, folderId, request, tokenState }: Omit<Parameters<Requests["send"]>[0], "sendingId">,
    signal: AbortSignal,
  ): Promise<Exchange> => {
    const { sendAs } = request;
    const identity = sendAs.kind === "current" ? parts.currentIdentity() : sendAs;
    const { exchange } = await perform({ request, identity, savedRequestId, folderId, tokenState }, signal);
    return exchange;
  };
  const send: Requests["send"] = async ({ sendingId, ...order }) => {
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
    send,
    perform,
    cancel: (sendingId) => underWay.get(sendingId)?.abort.abort(),
    exchange,
    replay: ({ id, sendingId, sendAs, tokenState }) => {
      const past = exchange(id);
      const { savedRequestId } = past;
      return send({
        sendingId,
        request: draftOfExchange(past, sendAs),
        tokenState,
        ...(savedRequestId === undefined ? {} : { savedRequestId }),
      });
    },
    close: async () => {
      const sendings = [...underWay.values()];
      for (const { abort } of sendings) abort.abort();
      await Promise.allSettled(sendings.map(({ done }) => done));
      history.flush();
    },
  };
};

/** The request that an exchange was made of; headers that were masked when it was recorded cannot be sent again. */
const draftOfExchange = (past: Exchange, sendAs: CurrentIdentity | undefined): RequestDraft => {
  const { url, method, userId, request } = past;
  if (url.includes(MASK) || request.body.includes(MASK)) throw secretNotKept();
  const sentAs: CurrentIdentity = userId === undefined ? { kind: "anonymous" } : { kind: "user", userId };
  return {
    ...emptyRequestDraft,
    name: "Replay",
    method,
    url,
    headers: request.headers
      .filter(({ value }) => !value.includes(MASK))
      .map(({ name, value }) => ({ name, value, enabled: true })),
    body: request.body === "" ? { kind: "none" } : { kind: "text", text: request.body, mediaType: "" },
    redirects: "stop",
    sendAs: sendAs ?? sentAs,
  };
};

const secretNotKept = (): AppFailure =>
  new AppFailure({
    code: "secret_missing",
    message: "This exchange held a token in its URL or body, which was not kept.",
    advice: "Open the saved request, or type the request again, and send that.",
  });

const summaryOf = (exchange: Exchange): ExchangeSummary => {
  const { id, savedRequestId, sender, userId, configurationId, runId, sentAs, method } = exchange;
  const { url, status, startedAt, durationMs, sizeInBytes, tokenUse } = exchange;
  return {
    id,
    sender,
    sentAs,
    method,
    url,
    startedAt,
    durationMs,
    sizeInBytes,
    tokenUse,
    ...(savedRequestId === undefined ? {} : { savedRequestId }),
    ...(userId === undefined ? {} : { userId }),
    ...(configurationId === undefined ? {} : { configurationId }),
    ...(runId === undefined ? {} : { runId }),
    ...(status === undefined ? {} : { status }),
  };
};

const exchangeNotFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such exchange.",
    advice: "Go back to the history: it may have been deleted.",
  });
