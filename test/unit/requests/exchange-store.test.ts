import { describe, expect, it } from "vitest";
import type { Exchange } from "#shared/requests/exchange.ts";
import {
  createExchangeStore,
  WRITTEN_AFTER_MS,
  WRITTEN_AT_ONCE,
} from "../../../main/requests/exchange-store.ts";
import { createSavedRequestStore } from "../../../main/requests/saved-request-store.ts";
import { createTestVault, openTestData, refusalOf } from "../../support/temporary-data.ts";
import { typedRequest } from "../../support/typed-request.ts";

const exchange = (id: string, rest: Partial<Exchange> = {}): Exchange => ({
  id,
  sender: "user",
  sentAs: "Alice",
  method: "POST",
  url: "https://user:marked-password@api.example:8443/orders/7?token=marked-query#marked-fragment",
  status: 201,
  startedAt: 1000,
  durationMs: 12.25,
  sizeInBytes: 13,
  tokenUse: "sent",
  request: { headers: [{ name: "x-key", value: "marked-header" }], body: "marked-request" },
  response: {
    status: 201,
    statusText: "Created",
    httpVersion: "1.1",
    headers: [{ name: "set-cookie", value: "marked-cookie" }],
    mediaType: "application/json",
    body: { encoding: "text", content: "marked-answer", sizeInBytes: 13, isComplete: true, isKept: false },
    headersAfterMs: 11,
  },
  hops: [],
  ...rest,
});

const open = async () => {
  const data = await openTestData();
  const logged: string[] = [];
  const log = (event: string, fields: object = {}) => logged.push(`${event} ${JSON.stringify(fields)}`);
  const logger = { info: log, warn: log, error: log };
  const exchanges = createExchangeStore({ ...data, logger });
  const written = () => data.db.prepare("SELECT count(*) FROM exchanges").pluck().get();
  const requests = createSavedRequestStore({ ...data, history: exchanges });
  return { ...data, logger, logged, exchanges, written, requests };
};

describe("the history of exchanges", () => {
  it("gives an exchange back whole", async () => {
    const { exchanges } = await open();
    const whole = exchange("a", {
      refresh: { durationMs: 3, trace: [] },
      error: { code: "timed_out", message: "m", advice: "a" },
    });
    exchanges.add(whole);
    expect(exchanges.get("a")).toEqual(whole);
    const { status: _status, response: _response, ...unanswered } = exchange("b");
    exchanges.add(unanswered);
    expect(exchanges.get("b")).toEqual(unanswered);
    expect(exchanges.get("c")).toBeUndefined();
  });

  it("reads what an earlier version kept", async () => {
    const { db, vault, exchanges } = await open();
    exchanges.add(exchange("a"));
    exchanges.flush();
    const { hops: _hops, response, ...rest } = exchange("a");
    const body = { encoding: "text", content: "marked-answer", truncated: true };
    const { httpVersion: _version, ...earlier } = { ...response, body };
    const detail = JSON.stringify({ ...rest, response: earlier });
    const place = { table: "exchanges", row: "a", column: "detail" } as const;
    db.prepare("UPDATE exchanges SET detail = ?").run(vault.seal(place, detail));
    expect(exchanges.get("a")).toMatchObject({
      hops: [],
      response: { httpVersion: "1.1", body: { sizeInBytes: 13, isComplete: false, isKept: false } },
    });
  });

  it("has only origin and path of the URL in plain, and nothing of headers and bodies", async () => {
    const { db, exchanges } = await open();
    exchanges.add(exchange("a"));
    expect(exchanges.page({ limit: 1 }).exchanges).toEqual([
      {
        id: "a",
        sender: "user",
        sentAs: "Alice",
        method: "POST",
        url: "https://api.example:8443/orders/7",
        status: 201,
        startedAt: 1000,
        durationMs: 12.25,
        sizeInBytes: 13,
        tokenUse: "sent",
      },
    ]);
    expect(db.serialize().includes("marked-")).toBe(false);
  });

  it("is written together: when there are many, or after a moment", async () => {
    const { clock, exchanges, written } = await open();
    for (let count = 1; count < WRITTEN_AT_ONCE; count += 1) exchanges.add(exchange(`a${count}`));
    expect(written()).toBe(0);
    exchanges.add(exchange("last"));
    expect(written()).toBe(WRITTEN_AT_ONCE);
    exchanges.add(exchange("b"));
    clock.advance(WRITTEN_AFTER_MS - 1);
    expect(written()).toBe(WRITTEN_AT_ONCE);
    clock.advance(1);
    expect(written()).toBe(WRITTEN_AT_ONCE + 1);
  });

  it("shows at once what is not written yet", async () => {
    const { exchanges } = await open();
    exchanges.add(exchange("a"));
    expect(exchanges.page({ limit: 5 }).total).toBe(1);
    exchanges.add(exchange("b"));
    expect(exchanges.get("b")?.id).toBe("b");
  });

  it("is written when it is told to, before the end", async () => {
    const { exchanges, written } = await open();
    exchanges.add(exchange("a"));
    exchanges.flush();
    expect(written()).toBe(1);
  });

  it("has every exchange once on its pages, newest first, though others are added meanwhile", async () => {
    const { exchanges } = await open();
    for (let count = 0; count < 10; count += 1) {
      exchanges.add(exchange(`a${count}`, { startedAt: Math.floor(count / 3) }));
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = exchanges.page({ limit: 3, after });
      seen.push(...page.exchanges.map(({ id }) => id));
      after = page.next;
      exchanges.add(exchange(`late${seen.length}`, { startedAt: 99 }));
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 10 }, (_, count) => `a${9 - count}`));
  });

  it("can be of one saved request", async () => {
    const { exchanges, requests } = await open();
    const { id } = requests.save(undefined, typedRequest({ name: "Orders", url: "https://api.example" }));
    exchanges.add(exchange("a", { savedRequestId: id }));
    exchanges.add(exchange("b"));
    expect(exchanges.page({ savedRequestId: id, limit: 5 })).toMatchObject({
      exchanges: [{ id: "a", savedRequestId: id }],
      total: 1,
    });
    requests.delete(id);
    expect(exchanges.get("a")?.savedRequestId).toBeUndefined();
  });

  it("keeps an exchange whose request or user was deleted before it was written", async () => {
    const { exchanges } = await open();
    exchanges.add(exchange("a", { savedRequestId: "gone", userId: "gone" }));
    exchanges.add(exchange("b"));
    expect(exchanges.page({ limit: 5 }).total).toBe(2);
    expect(exchanges.get("a")?.userId).toBeUndefined();
  });

  it("does not lose the list to one exchange that does not open (KD-22)", async () => {
    const { db, exchanges } = await open();
    exchanges.add(exchange("a"));
    exchanges.add(exchange("b"));
    exchanges.flush();
    db.prepare("UPDATE exchanges SET detail = zeroblob(100) WHERE id = 'a'").run();
    expect(await refusalOf(() => exchanges.get("a"))).toBe("secret_unreadable");
    expect(exchanges.get("b")?.id).toBe("b");
    expect(exchanges.page({ limit: 5 }).exchanges.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("keeps the line alone while nothing can be sealed (KD-10)", async () => {
    const { db, clock, logger } = await open();
    const exchanges = createExchangeStore({ db, clock, logger, vault: createTestVault(db) });
    exchanges.add(exchange("a"));
    expect(exchanges.page({ limit: 5 }).exchanges).toMatchObject([{ id: "a", status: 201 }]);
    expect(await refusalOf(() => exchanges.get("a"))).toBe("secret_unreadable");
  });

  it("waits while the database can't be written, and tells the log without a word of what it is (F-17)", async () => {
    const { db, clock, logged, exchanges, written } = await open();
    db.pragma("query_only = ON");
    exchanges.add(exchange("a"));
    clock.advance(WRITTEN_AFTER_MS);
    expect(exchanges.get("a")?.id).toBe("a");
    expect(logged[0]).toMatch(/^history\.not_written .*SQLITE_READONLY/);
    expect(logged.join()).not.toContain("marked-");
    expect(() => exchanges.flush()).toThrow();
    db.pragma("query_only = OFF");
    exchanges.add(exchange("b"));
    clock.advance(WRITTEN_AFTER_MS);
    expect(written()).toBe(2);
  });

  it("goes when it is old, some at a time", async () => {
    const { exchanges } = await open();
    for (let count = 0; count < 510; count += 1) exchanges.add(exchange(`old${count}`, { startedAt: count }));
    exchanges.add(exchange("new", { startedAt: 10_000 }));
    exchanges.flush();
    expect(exchanges.deleteOlderThan(10_000)).toBe(500);
    expect(exchanges.deleteOlderThan(10_000)).toBe(10);
    expect(exchanges.deleteOlderThan(10_000)).toBe(0);
    expect(exchanges.page({ limit: 5 }).exchanges.map(({ id }) => id)).toEqual(["new"]);
  });
});
