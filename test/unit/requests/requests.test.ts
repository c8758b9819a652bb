import { describe, expect, it, vi } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import type { EventName } from "#shared/contract/events.ts";
import { MASK } from "#shared/plain-text.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { RequestDraft, SavedRequest } from "#shared/requests/request-draft.ts";
import type { HttpClient, HttpRequest } from "../../../main/ports/http.ts";
import { systemRandom } from "../../../main/ports/random.ts";
import { createRequests, type ExchangeStore, type SavedRequestStore } from "../../../main/requests/index.ts";
import type { ClientTokens, TokenSets } from "../../../main/tokens/index.ts";
import { apiClient, receiveSmall } from "../../support/api-client.ts";
import { failureOf } from "../../support/failure-of.ts";
import { httpResponse } from "../../support/http-response.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { openReach } from "../../support/open-client.ts";
import { type TypedRequest, typedRequest } from "../../support/typed-request.ts";

type Parts = Parameters<typeof createRequests>[0];

const draft: RequestDraft = typedRequest({
  name: "Orders",
  method: "POST",
  url: "https://api.example/orders",
  headers: [{ name: "X-A", value: "1" }],
  body: "{}",
});

const noIdentity: Parts["identities"] = {
  get: async ({ kind }) => {
    if (kind === "anonymous") return undefined;
    throw new AppFailure({ code: "no_token_set", message: "Not signed in.", advice: "Log in." });
  },
  boundSender: () => Promise.reject(new Error("no token is bound here")),
  forget: () => {},
};

/** Requests on a peer that is a function, with a history in memory. */
const openRequests = (
  send: HttpClient["send"] = async () => httpResponse("ok"),
  parts: Partial<Parts> = {},
) => {
  const sent: HttpRequest[] = [];
  const kept: Exchange[] = [];
  const flush = vi.fn();
  const published: { readonly name: EventName; readonly payload: unknown }[] = [];
  const history: ExchangeStore = {
    add: (exchange) => void kept.push(exchange),
    get: (id) => kept.find((exchange) => exchange.id === id),
    page: () => ({ exchanges: [], total: 0, hasMoreThanTotal: false }),
    flush,
    deleteOlderThan: () => 0,
  } satisfies Partial<ExchangeStore> as never;
  const saved: SavedRequestStore = {
    save: (id: string | undefined, request: RequestDraft): SavedRequest => ({
      ...request,
      id: id ?? "new",
      createdAt: 1,
      updatedAt: 1,
      sentCount: 0,
    }),
    folderOf: () => undefined,
    delete: () => {},
  } satisfies Partial<SavedRequestStore> as never;
  const requests = createRequests({
    http: apiClient((request, limits, signal) => {
      sent.push(request);
      return send(request, limits, signal);
    }),
    responseBodies: { receive: receiveSmall },
    clock: createManualClock(1_000),
    random: systemRandom,
    tokenSets: {} as TokenSets,
    clientTokens: {} as ClientTokens,
    identities: noIdentity,
    requestFiles: { open: () => Promise.reject(new Error("No file is sent here.")) },
    reach: openReach(),
    saved,
    history,
    publish: (name, payload) => published.push({ name, payload }),
    ready: async () => {},
    currentIdentity: () => ({ kind: "anonymous" }),
    scope: () => ({ variables: [] }),
    ...parts,
  });
  const sendDraft = (changes: TypedRequest = {}, sendingId = "sending-1") =>
    requests.send({ sendingId, request: typedRequest({ ...draft, ...changes }) });
  return { requests, sent, kept, flush, published, send: sendDraft };
};

/** A peer that answers only when it is cancelled. */
const silentPeer: HttpClient["send"] = (_request, _limits, signal) =>
  new Promise((_resolve, reject) => {
    const cancelled = () =>
      reject(new AppFailure({ code: "request_cancelled", message: "Cancelled.", advice: "Again." }));
    if (signal?.aborted) cancelled();
    signal?.addEventListener("abort", cancelled);
  });

describe("sending a request", () => {
  it("keeps the exchange and tells of it without its content", async () => {
    const { send, kept, published } = openRequests();
    const exchange = await send();
    expect(exchange).toMatchObject({ method: "POST", status: 200, sentAs: "Anonymous", tokenUse: "none" });
    expect(kept).toEqual([exchange]);
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({
      name: "requests.exchange-recorded",
      payload: { id: exchange.id, status: 200 },
    });
    for (const member of ["request", "response", "error", "refresh"]) {
      expect(published[0]?.payload).not.toHaveProperty(member);
    }
  });

  it("keeps an exchange without an answer with the reason", async () => {
    const failure = new AppFailure({ code: "connection_refused", message: "Nobody.", advice: "Look." });
    const { send, kept } = openRequests(() => Promise.reject(failure));
    const exchange = await send();
    expect(exchange).toMatchObject({ error: { code: "connection_refused" }, sizeInBytes: 0 });
    expect(exchange).not.toHaveProperty("status");
    expect(kept).toEqual([exchange]);
  });

  it("keeps nothing when nothing may be sent", async () => {
    const { send, sent, kept, published } = openRequests();
    expect((await failureOf(() => send({ url: "file:///etc/passwd" }))).code).toBe("request_url_invalid");
    expect((await failureOf(() => send({ sendAs: { kind: "user", userId: "user-1" } }))).code).toBe(
      "no_token_set",
    );
    expect([sent, kept, published]).toEqual([[], [], []]);
  });

  it("waits until the history can be sealed", async () => {
    const locked = new AppFailure({ code: "keychain_unavailable", message: "Locked.", advice: "Unlock." });
    const { send, sent } = openRequests(undefined, { ready: () => Promise.reject(locked) });
    expect((await failureOf(send)).code).toBe("keychain_unavailable");
    expect(sent).toEqual([]);
  });
});

describe("cancelling a sending", () => {
  it("ends it, and keeps what has become of it", async () => {
    const { requests, send, kept } = openRequests(silentPeer);
    const sending = send();
    await vi.waitFor(() => expect(kept).toEqual([]));
    requests.cancel("sending-1");
    expect((await sending).error?.code).toBe("request_cancelled");
    expect(kept).toHaveLength(1);
  });

  it("ends it even while it waits for the keychain", async () => {
    let unlock = () => {};
    const ready = () => new Promise<void>((resolve) => (unlock = resolve));
    const { requests, send } = openRequests(silentPeer, { ready });
    const sending = send();
    requests.cancel("sending-1");
    unlock();
    expect((await sending).error?.code).toBe("request_cancelled");
  });

  it("leaves others alone, and does nothing when it has ended", async () => {
    const { requests, send } = openRequests();
    const exchange = await send();
    requests.cancel("sending-1");
    requests.cancel("no such sending");
    expect(exchange.status).toBe(200);
  });
});

describe("sending an exchange again", () => {
  it("sends the same request, without what was masked", async () => {
    const { requests, send, sent } = openRequests();
    const headers = [
      { name: "X-A", value: "1" },
      { name: "Authorization", value: "Bearer opaque-token" },
      { name: "Cookie", value: "a=1" },
    ];
    const { id } = await send({ headers });
    await requests.replay({ id, sendingId: "sending-2" });
    expect(sent[1]).toMatchObject({ method: "POST", url: draft.url, body: "{}" });
    const names = sent[1]?.headers.map(([name]) => name.toLowerCase());
    expect(names).toContain("x-a");
    expect(names).not.toContain("authorization");
    expect(names).not.toContain("cookie");
    expect(JSON.stringify(sent[1])).not.toContain(MASK);
  });

  it("is as somebody else when that is asked for", async () => {
    const asked: string[] = [];
    const identities: Parts["identities"] = {
      ...noIdentity,
      get: (identity) => {
        if (identity.kind === "user") asked.push(identity.userId);
        return noIdentity.get(identity);
      },
    };
    const { requests, send, sent } = openRequests(undefined, { identities });
    const { id } = await send();
    await failureOf(() =>
      requests.replay({ id, sendingId: "2", sendAs: { kind: "user", userId: "user-2" } }),
    );
    expect(asked).toEqual(["user-2"]);
    await requests.replay({ id, sendingId: "3", sendAs: { kind: "anonymous" } });
    expect(asked).toEqual(["user-2"]);
    expect(sent).toHaveLength(2);
  });

  it("belongs to the same saved request", async () => {
    const { requests, kept } = openRequests();
    const { id } = await requests.send({ sendingId: "1", savedRequestId: "saved-1", request: draft });
    await requests.replay({ id, sendingId: "2" });
    expect(kept.map(({ savedRequestId }) => savedRequestId)).toEqual(["saved-1", "saved-1"]);
  });

  it.each([
    { url: "https://api.example/?t=eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x" },
    { body: "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x" },
  ])("is refused when a token stood in it that was not kept: %j", async (changes) => {
    const { requests, send, sent } = openRequests();
    const { id } = await send(changes);
    expect((await failureOf(() => requests.replay({ id, sendingId: "2" }))).code).toBe("secret_missing");
    expect(sent).toHaveLength(1);
  });

  it("is refused when there is no such exchange", async () => {
    const { requests } = openRequests();
    expect((await failureOf(() => requests.replay({ id: "none", sendingId: "2" }))).code).toBe("not_found");
    expect((await failureOf(() => requests.exchange("none"))).code).toBe("not_found");
  });
});

describe("saved requests", () => {
  it("are told of when they change", async () => {
    const { requests, published } = openRequests();
    await requests.save(undefined, draft);
    await requests.save("saved-1", draft);
    requests.delete("saved-1");
    expect(published).toEqual([
      { name: "requests.saved", payload: { id: "new" } },
      { name: "requests.saved", payload: { id: "saved-1" } },
      { name: "requests.saved", payload: { id: "saved-1" } },
    ]);
  });
});

describe("saving a request", () => {
  it("waits until it can be sealed", async () => {
    const locked = new AppFailure({ code: "data_key_missing", message: "Locked.", advice: "Unlock." });
    const { requests, published } = openRequests(undefined, { ready: () => Promise.reject(locked) });
    expect((await failureOf(() => requests.save(undefined, draft))).code).toBe("data_key_missing");
    expect(published).toEqual([]);
  });
});

describe("closing", () => {
  it("cancels what is under way, keeps it, and writes the history last", async () => {
    const { requests, send, kept, flush } = openRequests(silentPeer);
    const keptWhenFlushed: number[] = [];
    flush.mockImplementation(() => keptWhenFlushed.push(kept.length));
    const sendings = [send({}, "1"), send({}, "2")];
    await requests.close();
    expect((await Promise.all(sendings)).map(({ error }) => error?.code)).toEqual([
      "request_cancelled",
      "request_cancelled",
    ]);
    expect(keptWhenFlushed).toEqual([2]);
  });
});
