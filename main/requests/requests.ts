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

/** Saved requests, their sending, and the history of exchanges. */
export interface Requests {
  /** @throws AppFailure `not_found`, `data_key_missing` */
  save(id: string | undefined, draft: RequestDraft, folderId?: string): Promise<SavedRequest>;
  delete(id: string): void;
  /** @throws AppFailure as `sendRequest` */
  send(input: {
    readonly sendingId: string;
    readonly savedRequestId?: string | undefined;
    readonly request: RequestDraft;
  }): Promise<Exchange>;
  /** Does nothing when that sending has ended. */
  cancel(sendingId: string): void;
  /** @throws AppFailure `not_found` */
  exchange(id: string): Exchange;
  /** Sends an exchange's request again. @throws AppFailure `not_found`, or as `sendRequest` */
  replay(input: {
    readonly id: string;
    readonly sendingId: string;
    readonly sendAs?: CurrentIdentity | undefined;
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
    /** Values of variables, those that count first, for a request of that folder. */
    readonly variables: (folderId: string | undefined) => readonly Variable[];
    /** Resolves when requests and the history can be sealed. */
    readonly ready: () => Promise<void>;
  },
): Requests => {
  const { saved, history, publish } = parts;
  const underWay = new Map<string, { readonly abort: AbortController; readonly done: Promise<Exchange> }>();
  const sendAndKeep = async (
    savedRequestId: string | undefined,
    request: RequestDraft,
    signal: AbortSignal,
  ): Promise<Exchange> => {
    await parts.ready();
    const folderId = savedRequestId === undefined ? undefined : saved.folderOf(savedRequestId);
    const exchange = await sendRequest(
      parts,
      {
        request: resolveRequest(request, parts.variables(folderId)),
        identity: request.sendAs.kind === "current" ? parts.currentIdentity() : request.sendAs,
        savedRequestId,
      },
      signal,
    );
    history.add(exchange);
    publish("requests.exchange-recorded", summaryOf(exchange));
    return exchange;
  };
  const send: Requests["send"] = async ({ sendingId, savedRequestId, request }) => {
    const abort = new AbortController();
    const done = sendAndKeep(savedRequestId, request, abort.signal);
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
    cancel: (sendingId) => underWay.get(sendingId)?.abort.abort(),
    exchange,
    replay: ({ id, sendingId, sendAs }) => {
      const past = exchange(id);
      const { savedRequestId } = past;
      return send({
        sendingId,
        request: draftOfExchange(past, sendAs),
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
  const { request: _request, response: _response, error: _error, refresh: _refresh, ...summary } = exchange;
  return summary;
};

const exchangeNotFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such exchange.",
    advice: "Go back to the history: it may have been deleted.",
  });
