import { describe, expect, it } from "vitest";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { Database } from "../../../main/db/index.ts";
import { systemRandom } from "../../../main/ports/random.ts";
import type { SecretStore } from "../../../main/ports/secret-store.ts";
import { createExchangeStore } from "../../../main/requests/exchange-store.ts";
import { createSavedRequestStore } from "../../../main/requests/saved-request-store.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { createScriptedKeychain } from "../../support/scripted-keychain.ts";
import { createTestVault, openTestData, openTestDatabase, refusalOf } from "../../support/temporary-data.ts";
import { typedRequest } from "../../support/typed-request.ts";

const draft: RequestDraft = typedRequest({
  name: "List of orders 🦊",
  method: "POST",
  url: "https://api.example/orders?key=marked-query",
  headers: [{ name: "X-Key", value: "marked-header نعم" }],
  body: '{"a": "marked-body"}\n',
});

const logger = { info: () => {}, warn: () => {}, error: () => {} };

const open = async () => {
  const data = await openTestData();
  const exchanges = createExchangeStore({ ...data, logger });
  return { ...data, exchanges, requests: createSavedRequestStore({ ...data, history: exchanges }) };
};

/** A start of the app on a database and a keychain that outlive it; the vault was not asked yet. */
const startOn = (data: { readonly db: Database; readonly keychain: SecretStore }) => {
  const vault = createTestVault(data.db, data.keychain);
  const history = { sendings: () => new Map() };
  const clock = createManualClock();
  const requests = createSavedRequestStore({ db: data.db, clock, random: systemRandom, vault, history });
  return { vault, requests };
};

const prepare = () => ({ db: openTestDatabase(), keychain: createScriptedKeychain() });

const isMarked = (db: Database): boolean => db.serialize().includes("marked-");

describe("saved requests", () => {
  it("come back as they were saved", async () => {
    const { clock, requests } = await open();
    const saved = requests.save(undefined, draft);
    const at = clock.now();
    expect(saved).toEqual({ ...draft, id: saved.id, createdAt: at, updatedAt: at, sentCount: 0 });
    clock.advance(10);
    const changed = requests.save(saved.id, { ...draft, name: "Changed", body: { kind: "none" } });
    expect(changed).toMatchObject({ id: saved.id, name: "Changed", createdAt: at, updatedAt: at + 10 });
    expect(requests.list()).toEqual([changed]);
  });

  it("are listed in the order in which they were made, also within a millisecond", async () => {
    const { clock, requests } = await open();
    const names = Array.from({ length: 12 }, (_, index) => `${index}`);
    for (const name of names) {
      requests.save(undefined, { ...draft, name });
      if (Number(name) % 4 === 0) clock.advance(1);
    }
    expect(requests.list().map(({ name }) => name)).toEqual(names);
  });

  it("become anonymous when their identity is gone", async () => {
    const { requests } = await open();
    const sendAs = { kind: "user", userId: "gone" } as const;
    expect(requests.save(undefined, { ...draft, sendAs }).sendAs).toEqual({ kind: "anonymous" });
  });

  it("can be deleted", async () => {
    const { requests } = await open();
    const { id } = requests.save(undefined, draft);
    requests.delete(id);
    requests.delete(id);
    expect(requests.list()).toEqual([]);
    expect(await refusalOf(() => requests.get(id))).toBe("not_found");
    expect(await refusalOf(() => requests.save(id, draft))).toBe("not_found");
  });
});

describe("a saved request's sendings", () => {
  const exchange = (id: string, rest: Partial<Exchange>): Exchange => ({
    id,
    sender: "anonymous",
    hops: [],
    sentAs: "Alice",
    method: "GET",
    url: "https://api.example",
    startedAt: 1000,
    durationMs: 1,
    sizeInBytes: 0,
    tokenUse: "none",
    request: { headers: [], body: "" },
    ...rest,
  });

  it("are those of the history, with the newest one's status, written or not", async () => {
    const { requests, exchanges } = await open();
    const [one, two, never] = ["One", "Two", "Never"].map((name) =>
      requests.save(undefined, { ...draft, name }),
    );
    exchanges.add(exchange("a", { savedRequestId: one?.id ?? "", status: 500, startedAt: 3 }));
    exchanges.add(exchange("b", { savedRequestId: one?.id ?? "", status: 200, startedAt: 2 }));
    exchanges.flush();
    exchanges.add(exchange("c", { savedRequestId: two?.id ?? "", status: 204 }));
    exchanges.add(exchange("d", { status: 404 }));
    expect(requests.list()).toEqual([
      { ...one, sentCount: 2, lastStatus: 500 },
      { ...two, sentCount: 1, lastStatus: 204 },
      { ...never, sentCount: 0 },
    ]);
  });

  it("have no last status when the newest got no answer, of two at once the later one", async () => {
    const { requests, exchanges } = await open();
    const { id } = requests.save(undefined, draft);
    exchanges.add(exchange("a", { savedRequestId: id, status: 200 }));
    exchanges.add(exchange("b", { savedRequestId: id }));
    expect(requests.get(id).sentCount).toBe(2);
    expect(requests.get(id).lastStatus).toBeUndefined();
  });

  it("are fewer when the history has forgotten some", async () => {
    const { requests, exchanges } = await open();
    const { id } = requests.save(undefined, draft);
    exchanges.add(exchange("a", { savedRequestId: id, status: 200 }));
    exchanges.flush();
    exchanges.deleteOlderThan(2000);
    expect(requests.get(id)).toMatchObject({ sentCount: 0 });
  });

  it("are told though the history can't be written (F-17)", async () => {
    const { db, requests, exchanges } = await open();
    const { id } = requests.save(undefined, draft);
    db.pragma("query_only = ON");
    exchanges.add(exchange("a", { savedRequestId: id, status: 200 }));
    expect(requests.list()).toMatchObject([{ id, sentCount: 0 }]);
  });
});

describe("what is typed into a saved request", () => {
  it("is sealed but for name, method and identity", async () => {
    const { db, requests } = await open();
    const { id } = requests.save(undefined, draft);
    expect(db.serialize().includes(draft.name)).toBe(true);
    expect(isMarked(db)).toBe(false);
    requests.save(id, { ...draft, url: "https://api.example/?key=marked-again" });
    expect(isMarked(db)).toBe(false);
  });

  it("harms no other when it does not open, and is told as unreadable (KD-22)", async () => {
    const { db, requests } = await open();
    const damaged = requests.save(undefined, { ...draft, name: "Damaged" });
    const sound = requests.save(undefined, draft);
    db.prepare("UPDATE saved_requests SET sealed = zeroblob(100) WHERE id = ?").run(damaged.id);
    expect(requests.list()).toEqual([
      { ...damaged, url: "", headers: [], body: { kind: "none" }, unreadable: true },
      sound,
    ]);
    expect(await refusalOf(() => requests.get(damaged.id))).toBe("secret_unreadable");
    expect(requests.save(damaged.id, draft)).not.toHaveProperty("unreadable");
  });

  it("does not open in another request's place (KD-04)", async () => {
    const { db, requests } = await open();
    const [one, two] = [requests.save(undefined, draft), requests.save(undefined, draft)];
    db.prepare(
      "UPDATE saved_requests SET sealed = (SELECT sealed FROM saved_requests WHERE id = ?) WHERE id = ?",
    ).run(one.id, two.id);
    expect(await refusalOf(() => requests.get(two.id))).toBe("secret_unreadable");
  });

  it("stays while the data key is missing, and opens when it is back (KD-10)", async () => {
    const data = prepare();
    const first = startOn(data);
    await first.vault.ready();
    const saved = first.requests.save(undefined, draft);
    data.keychain.mode = "forgets";
    const { vault, requests } = startOn(data);
    await vault.unlock();
    expect(requests.list()).toMatchObject([{ id: saved.id, name: draft.name, unreadable: true }]);
    expect(await refusalOf(() => requests.save(undefined, draft))).toBe("data_key_missing");
    data.keychain.mode = "works";
    await vault.retry();
    expect(requests.list()).toEqual([saved]);
  });

  it("ends with the app when there is no keychain, and leaves the name", async () => {
    const data = prepare();
    data.keychain.mode = "fails";
    const first = startOn(data);
    await first.vault.ready();
    const saved = first.requests.save(undefined, draft);
    expect(first.requests.list()).toEqual([saved]);
    const { vault, requests } = startOn(data);
    await vault.unlock();
    expect(requests.list()).toMatchObject([{ id: saved.id, name: draft.name, unreadable: true }]);
    expect(await refusalOf(() => requests.get(saved.id))).toBe("secret_unreadable");
    expect(requests.save(saved.id, draft)).toMatchObject({ url: draft.url });
  });
});

describe("what an earlier version left unsealed", () => {
  const withUnsealed = () => {
    const data = prepare();
    data.db
      .prepare(`
        INSERT INTO saved_requests (id, name, method, unsealed, created_at, updated_at)
        VALUES ('old', ?, ?, ?, 1, 1)`)
      .run(draft.name, draft.method, JSON.stringify({ ...draft, body: '{"a": "marked-body"}\n' }));
    return data;
  };
  const old = { ...draft, redirects: "stop", id: "old", createdAt: 1, updatedAt: 1, sentCount: 0 };

  it("is sealed as soon as there is the data key, and nothing plain is left", async () => {
    const data = withUnsealed();
    const { vault, requests } = startOn(data);
    expect(requests.list()).toEqual([old]);
    await vault.unlock();
    expect(requests.list()).toEqual([old]);
    expect(isMarked(data.db)).toBe(false);
  });

  it("is not sealed under a key that ends with the app", async () => {
    const data = withUnsealed();
    data.keychain.mode = "fails";
    const first = startOn(data);
    await first.vault.unlock();
    expect(first.requests.list()).toEqual([old]);
    const { vault, requests } = startOn(data);
    await vault.unlock();
    expect(requests.list()).toEqual([old]);
    data.keychain.mode = "works";
    await vault.retry();
    expect(requests.list()).toEqual([old]);
    expect(isMarked(data.db)).toBe(false);
  });

  it("is sealed when it is changed", async () => {
    const data = withUnsealed();
    data.keychain.mode = "fails";
    const { vault, requests } = startOn(data);
    await vault.unlock();
    expect(requests.save("old", { ...draft, body: { kind: "none" } })).toMatchObject({
      body: { kind: "none" },
      url: draft.url,
    });
    expect(isMarked(data.db)).toBe(false);
  });
});
