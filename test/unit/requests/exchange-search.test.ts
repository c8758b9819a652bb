import { describe, expect, it } from "vitest";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { ExchangeQuery } from "#shared/requests/exchange-query.ts";
import { createExchangeStore } from "../../../main/requests/exchange-store.ts";
import { createSavedRequestStore } from "../../../main/requests/saved-request-store.ts";
import { addConfiguration, openTestData } from "../../support/temporary-data.ts";
import { typedRequest } from "../../support/typed-request.ts";

const exchange = (id: string, rest: Partial<Exchange> = {}): Exchange => ({
  id,
  sender: "anonymous",
  sentAs: "Anonymous",
  method: "GET",
  url: "https://api.example/orders",
  status: 200,
  startedAt: 1000,
  durationMs: 1,
  sizeInBytes: 0,
  tokenUse: "none",
  hops: [],
  request: { headers: [], body: "" },
  ...rest,
});

const open = async () => {
  const data = await openTestData();
  const log = () => {};
  const exchanges = createExchangeStore({ ...data, logger: { info: log, warn: log, error: log } });
  const requests = createSavedRequestStore({ ...data, history: exchanges });
  const found = (query: ExchangeQuery) =>
    exchanges.page({ ...query, limit: 100 }).exchanges.map(({ id }) => id);
  return { ...data, exchanges, requests, found };
};

const openFilled = async () => {
  const test = await open();
  const { exchanges, requests, db } = test;
  const configurationId = addConfiguration(db);
  const { id: savedRequestId } = requests.save(
    undefined,
    typedRequest({ name: "List 100% of_orders", url: "https://api.example" }),
  );
  const { status: _status, ...unanswered } = exchange("unanswered", { startedAt: 5000 });
  exchanges.add(exchange("plain"));
  exchanges.add(exchange("saved", { savedRequestId, startedAt: 2000 }));
  exchanges.add(
    exchange("client", { sender: "client", configurationId, sentAs: "Acme (client)", startedAt: 3000 }),
  );
  exchanges.add(
    exchange("refused", {
      method: "DELETE",
      status: 403,
      url: "https://b.example/x?secret=1",
      startedAt: 4000,
    }),
  );
  exchanges.add(unanswered);
  exchanges.add(exchange("of-run", { runId: "run-1", status: 404, startedAt: 6000 }));
  return { ...test, configurationId, savedRequestId };
};

describe("searching the history", () => {
  it.each([
    [{ text: "b.EXAMPLE" }, ["refused"]],
    [{ text: "secret" }, []],
    [{ text: "acme" }, ["client"]],
    [{ text: "100% of_" }, ["saved"]],
    [{ text: "api orders acme" }, ["client"]],
    [{ text: "%" }, ["saved"]],
    [{ text: "_" }, ["saved"]],
    [{ text: "\\" }, []],
    [{ text: "'; DROP TABLE exchanges" }, []],
    [{ method: "DELETE" }, ["refused"]],
    [{ status: "403" }, ["refused"]],
    [{ status: "4xx" }, ["of-run", "refused"]],
    [{ status: "none" }, ["unanswered"]],
    [{ identity: { kind: "anonymous" }, ofRuns: false }, ["unanswered", "refused", "saved", "plain"]],
    [{ runId: "run-1" }, ["of-run"]],
    [{ from: 2000, to: 4000 }, ["client", "saved"]],
    [{ from: 2000, status: "2xx", text: "api" }, ["client", "saved"]],
  ] as const)("%j", async (query, ids) => {
    expect((await openFilled()).found(query)).toEqual(ids);
  });

  it("finds by configuration, client and saved request", async () => {
    const { found, configurationId, savedRequestId } = await openFilled();
    expect(found({ configurationId })).toEqual(["client"]);
    expect(found({ identity: { kind: "client", configurationId } })).toEqual(["client"]);
    expect(found({ savedRequestId })).toEqual(["saved"]);
    expect(found({ savedRequestId, method: "DELETE" })).toEqual([]);
  });

  it("goes on where a page ended, and counts", async () => {
    const { exchanges } = await openFilled();
    const first = exchanges.page({ text: "api", limit: 2 });
    expect(first).toMatchObject({ total: 5, hasMoreThanTotal: false });
    const second = exchanges.page({ text: "api", limit: 3, after: first.next });
    expect([...first.exchanges, ...second.exchanges].map(({ id }) => id)).toEqual([
      "of-run",
      "unanswered",
      "client",
      "saved",
      "plain",
    ]);
    expect(second.next).toBeUndefined();
  });

  it("reads an index that has everything that is looked at in it, and sorts nothing", async () => {
    const { db } = await open();
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN
        SELECT seq FROM exchanges INDEXED BY exchanges_searched
        WHERE method = 'GET' AND shown_url LIKE '%x%' AND (started_at, seq) < (9, 9)
        ORDER BY started_at DESC, seq DESC LIMIT 10`)
      .all() as { readonly detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringContaining("COVERING INDEX exchanges_searched"),
    ]);
  });
});

describe("deleting from the history", () => {
  it("deletes the chosen ones, those that are gone already as well", async () => {
    const { exchanges, found } = await openFilled();
    const gone = Array.from({ length: 600 }, (_, index) => `gone-${index}`);
    expect(await exchanges.delete({ ids: [...gone, "plain", "saved"] })).toBe(2);
    expect(found({})).toEqual(["of-run", "unanswered", "refused", "client"]);
  });

  it("deletes all that match, however many there are", async () => {
    const { clock, exchanges, found } = await openFilled();
    clock.advance(10_000);
    for (let count = 0; count < 1_100; count += 1)
      exchanges.add(exchange(`many-${count}`, { method: "PUT" }));
    expect(await exchanges.delete({ query: { method: "PUT" } })).toBe(1_100);
    expect(found({})).toHaveLength(6);
  });
});
