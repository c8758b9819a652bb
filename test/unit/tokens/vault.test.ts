import { describe, expect, it } from "vitest";
import type { KeychainStatus } from "#shared/settings/keychain-status.ts";
import type { Database } from "../../../main/db/index.ts";
import { systemRandom } from "../../../main/ports/random.ts";
import { KEYCHAIN_TIME_LIMIT_MS } from "../../../main/tokens/guard-secret-store.ts";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createVault } from "../../../main/tokens/vault.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { createScriptedKeychain, type ScriptedKeychain, settle } from "../../support/scripted-keychain.ts";
import { addConfiguration, openTestDatabase, refusalOf } from "../../support/temporary-data.ts";

const set = { configurationId: "c", accessToken: "access-token", tokenType: "Bearer", obtainedAt: 1 };

const addUser = (db: Database): string => {
  const id = systemRandom.uuid();
  db.prepare(`
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources,
      first_login_at, last_login_at, login_count)
    VALUES (?, ?, 'https://op.example', 'sub', 'sub', '', '', '{}', 1, 1, 1)`).run(id, addConfiguration(db));
  return id;
};

/** A database with one user, and a keychain that outlives the sessions on them. */
const prepare = () => {
  const db = openTestDatabase();
  return { db, keychain: createScriptedKeychain(), userId: addUser(db) };
};

/** A start of the app: a vault and its token store on the same database and keychain. */
const startOn = ({ db, keychain }: { readonly db: Database; readonly keychain: ScriptedKeychain }) => {
  const clock = createManualClock();
  const told: KeychainStatus[] = [];
  const vault = createVault({
    db,
    keychain,
    clock,
    random: systemRandom,
    onStatus: (status) => told.push(status),
  });
  return { vault, clock, told, tokenSets: createTokenSetStore({ db, vault, clock }) };
};

const keptItem = (keychain: ScriptedKeychain): [string, string] => {
  const item = [...keychain.items].find(([account]) => account.startsWith("data-key:"));
  if (item === undefined) throw new Error("There is no data key in the keychain.");
  return item;
};

/** A first session that left a token set under a kept key. */
const withTokens = async () => {
  const data = prepare();
  const { vault, tokenSets } = startOn(data);
  await vault.ready();
  tokenSets.save(data.userId, set);
  return data;
};

describe("the vault with a keychain", () => {
  it("asks nothing before it is needed", async () => {
    const data = prepare();
    const { vault } = startOn(data);
    await settle();
    expect(vault.status()).toEqual({ state: "checking" });
    expect(data.keychain.calls).toEqual([]);
  });

  it("makes a key, reads it back before it is used, and tells (KD-14)", async () => {
    const data = prepare();
    const { vault, told } = startOn(data);
    expect(await vault.unlock()).toEqual({ state: "ready" });
    expect(data.keychain.calls).toEqual(["set", "get"]);
    expect(told).toEqual([{ state: "ready" }]);
  });

  it("keeps the key as one small item that names database and key (KD-06)", async () => {
    const { db, keychain } = await withTokens();
    const [account, text] = keptItem(keychain);
    const item = JSON.parse(text) as Record<string, unknown>;
    const dbId = db.prepare("SELECT id FROM database_identity").pluck().get();
    expect(Object.keys(item).sort()).toEqual(["createdAt", "dbId", "key", "kid", "v"]);
    expect(item).toMatchObject({ v: 1, dbId });
    expect(account).toBe(`data-key:${dbId}:${item.kid}`);
    expect(Buffer.from(String(item.key), "base64")).toHaveLength(32);
    expect(Buffer.byteLength(text)).toBeLessThan(250);
  });

  it("has no key in the database (KD-07)", async () => {
    const { db, keychain } = await withTokens();
    const { key } = JSON.parse(keptItem(keychain)[1]) as { key: string };
    const image = db.serialize();
    expect(image.includes(Buffer.from(key, "base64"))).toBe(false);
    expect(image.includes(key)).toBe(false);
    expect(image.includes("access-token")).toBe(false);
  });

  it("opens at the next start what it sealed, with one question to the keychain", async () => {
    const data = await withTokens();
    data.keychain.calls.length = 0;
    const { vault, tokenSets } = startOn(data);
    await vault.ready();
    expect(tokenSets.get(data.userId)).toEqual(set);
    expect(data.keychain.calls).toEqual(["get"]);
  });

  it("unlocks once for all who wait", async () => {
    const data = prepare();
    const { vault } = startOn(data);
    await Promise.all([vault.ready(), vault.unlock(), vault.ready(), vault.secrets.get("client-secret:1")]);
    expect(data.keychain.items.size).toBe(1);
  });

  it("keeps short secrets in the keychain to the letter (KD-29)", async () => {
    const data = prepare();
    const { vault } = startOn(data);
    const secret = "  pass🔑word\u202e\n";
    await vault.secrets.set("client-secret:1", secret);
    expect(data.keychain.items.get("client-secret:1")).toBe(secret);
    expect(await vault.secrets.get("client-secret:1")).toBe(secret);
    await vault.secrets.delete("client-secret:1");
    expect(await vault.secrets.get("client-secret:1")).toBeUndefined();
  });

  it("refuses to seal before it was unlocked", async () => {
    const { vault } = startOn(prepare());
    expect(await refusalOf(() => vault.seal({ table: "t", row: "r", column: "c" }, "x"))).toBe(
      "keychain_unavailable",
    );
  });
});

describe("a data key that is gone", () => {
  const expectLocked = async (data: Awaited<ReturnType<typeof withTokens>>) => {
    const items = new Map(data.keychain.items);
    const { vault, tokenSets, told } = startOn(data);
    expect(await vault.unlock()).toMatchObject({ state: "locked", error: { code: "data_key_missing" } });
    expect(told.map(({ state }) => state)).toEqual(["locked"]);
    expect(await refusalOf(() => vault.ready())).toBe("data_key_missing");
    expect(await refusalOf(() => tokenSets.save(data.userId, set))).toBe("data_key_missing");
    expect(await refusalOf(() => tokenSets.get(data.userId))).toBe("secret_unreadable");
    expect(tokenSets.summary(data.userId).state).toBe("unreadable");
    expect(data.keychain.items).toEqual(items);
    return vault;
  };

  it("locks, and no new one is made (F-54, KD-08)", async () => {
    const data = await withTokens();
    data.keychain.items.clear();
    await expectLocked(data);
    expect(data.keychain.items.size).toBe(0);
  });

  it("locks when the keychain says that there is none though there is (F-58, K-06)", async () => {
    const data = await withTokens();
    data.keychain.mode = "forgets";
    const vault = await expectLocked(data);
    data.keychain.mode = "works";
    expect(await vault.retry()).toEqual({ state: "ready" });
    expect(startOn(data).tokenSets.summary(data.userId).state).toBe("signed_in");
  });

  it("locks when the database came from another machine (F-63, F-64)", async () => {
    const data = await withTokens();
    await expectLocked({ ...data, keychain: createScriptedKeychain() });
  });

  const damaged: readonly [string, (item: Record<string, unknown>) => unknown][] = [
    ["another key", (item) => ({ ...item, key: Buffer.alloc(32, 7).toString("base64") })],
    ["a cut key", (item) => ({ ...item, key: String(item.key).slice(0, 20) })],
    ["another key id", (item) => ({ ...item, kid: systemRandom.uuid() })],
    ["another database's id", (item) => ({ ...item, dbId: "0".repeat(32) })],
    ["another version", (item) => ({ ...item, v: 2 })],
    ["no key", ({ key: _key, ...item }) => item],
    ["an array", () => []],
    ["null", () => null],
  ];
  it.each(damaged)("locks when the item was altered: %s (F-55, KD-07)", async (_name, change) => {
    const data = await withTokens();
    const [account, text] = keptItem(data.keychain);
    data.keychain.items.set(account, JSON.stringify(change(JSON.parse(text))));
    await expectLocked(data);
  });

  it.each(["", "{", "not JSON", "\u0000"])("locks when the item is no JSON: %j (F-55)", async (text) => {
    const data = await withTokens();
    data.keychain.items.set(keptItem(data.keychain)[0], text);
    await expectLocked(data);
  });

  it("still gives client secrets", async () => {
    const data = await withTokens();
    data.keychain.items.clear();
    data.keychain.items.set("client-secret:1", "secret");
    const { vault } = startOn(data);
    await vault.unlock();
    expect(await vault.secrets.get("client-secret:1")).toBe("secret");
  });

  it("is replaced when nothing was sealed under it", async () => {
    const data = prepare();
    await startOn(data).vault.unlock();
    data.keychain.items.clear();
    const { vault, tokenSets } = startOn(data);
    expect(await vault.unlock()).toEqual({ state: "ready" });
    tokenSets.save(data.userId, set);
    expect(tokenSets.get(data.userId)).toEqual(set);
  });

  it("is made anew after a crash between its item and its note (F-04)", async () => {
    const data = prepare();
    await startOn(data).vault.unlock();
    data.db.prepare("DELETE FROM data_keys").run();
    const { vault, tokenSets } = startOn(data);
    await vault.ready();
    tokenSets.save(data.userId, set);
    const next = startOn(data);
    await next.vault.ready();
    expect(next.tokenSets.get(data.userId)).toEqual(set);
  });
});

describe("the vault without a keychain", () => {
  const withoutKeychain = async (data = prepare()) => {
    data.keychain.mode = "fails";
    const session = startOn(data);
    await session.vault.ready();
    return { ...data, ...session };
  };

  it("says so, and keeps secrets in memory", async () => {
    const { vault, told, tokenSets, userId, keychain } = await withoutKeychain();
    expect(told).toEqual([
      { state: "memory_only", error: expect.objectContaining({ code: "keychain_unavailable" }) },
    ]);
    await vault.secrets.set("client-secret:1", "secret");
    expect(await vault.secrets.get("client-secret:1")).toBe("secret");
    tokenSets.save(userId, set);
    expect(tokenSets.get(userId)).toEqual(set);
    expect(keychain.items.size).toBe(0);
  });

  it("falls back to memory when a keychain does not keep what it is given (KD-14)", async () => {
    const data = prepare();
    data.keychain.mode = "forgets";
    const { vault } = startOn(data);
    expect(await vault.unlock()).toMatchObject({
      state: "memory_only",
      error: { code: "keychain_unavailable" },
    });
  });

  it("deletes at the next start what nothing can read any more, and keeps the user", async () => {
    const { db, keychain, tokenSets, vault, userId } = await withoutKeychain();
    tokenSets.save(userId, set);
    const claims = vault.seal({ table: "users", row: userId, column: "claims" }, "{}");
    db.prepare("UPDATE users SET claims = ? WHERE id = ?").run(claims, userId);
    const next = startOn({ db, keychain });
    expect(next.tokenSets.summary(userId).state).toBe("none");
    expect(db.prepare("SELECT id, claims FROM users").all()).toEqual([{ id: userId, claims: null }]);
    expect(db.prepare("SELECT count(*) FROM data_keys").pluck().get()).toBe(0);
  });

  it("leaves values of the kept key alone: unreadable now, readable when the keychain is back", async () => {
    const data = await withTokens();
    const { vault, tokenSets, userId, keychain } = await withoutKeychain(data);
    expect(vault.status().state).toBe("memory_only");
    expect(await refusalOf(() => tokenSets.get(userId))).toBe("secret_unreadable");
    expect(tokenSets.summary(userId).state).toBe("unreadable");
    keychain.mode = "works";
    expect(await vault.retry()).toEqual({ state: "ready" });
    expect(tokenSets.get(userId)).toEqual(set);
  });

  it("refuses a secret that is in the keychain instead of saying that there is none", async () => {
    const data = prepare();
    data.keychain.items.set("client-secret:1", "secret");
    const { vault } = await withoutKeychain(data);
    expect(await refusalOf(() => vault.secrets.get("client-secret:1"))).toBe("keychain_unavailable");
    expect(await refusalOf(() => vault.secrets.delete("client-secret:1"))).toBe("keychain_unavailable");
  });

  it("moves secrets and sealed values over when the keychain is back", async () => {
    const { db, vault, tokenSets, userId, keychain } = await withoutKeychain();
    await vault.secrets.set("client-secret:1", "one");
    await vault.secrets.set("client-secret:2", "two");
    tokenSets.save(userId, set);
    keychain.mode = "works";
    let heard = 0;
    vault.whenReady(() => {
      heard += 1;
      expect(keychain.items.get("client-secret:1")).toBe("one");
    });
    expect(await vault.retry()).toEqual({ state: "ready" });
    expect(heard).toBe(1);
    expect(keychain.items.get("client-secret:2")).toBe("two");
    expect(tokenSets.get(userId)).toEqual(set);
    const next = startOn({ db, keychain });
    await next.vault.ready();
    expect(next.tokenSets.get(userId)).toEqual(set);
    expect(await next.vault.secrets.get("client-secret:1")).toBe("one");
  });

  it("moves the newest secret when it is changed or removed during the move", async () => {
    const { vault, keychain } = await withoutKeychain();
    await vault.secrets.set("client-secret:changed", "old");
    await vault.secrets.set("client-secret:removed", "old");
    keychain.mode = "works";
    const { set } = keychain;
    keychain.set = async (account, secret) => {
      await set(account, secret);
      if (account === "client-secret:changed" && secret === "old") await vault.secrets.set(account, "new");
      if (account === "client-secret:removed") await vault.secrets.delete(account);
    };
    expect(await vault.retry()).toEqual({ state: "ready" });
    expect(keychain.items.get("client-secret:changed")).toBe("new");
    expect(keychain.items.has("client-secret:removed")).toBe(false);
    expect(await vault.secrets.get("client-secret:removed")).toBeUndefined();
  });

  it("stays without it when a retry fails, and loses nothing", async () => {
    const { vault, tokenSets, userId } = await withoutKeychain();
    await vault.secrets.set("client-secret:1", "secret");
    tokenSets.save(userId, set);
    expect((await vault.retry()).state).toBe("memory_only");
    expect(await vault.secrets.get("client-secret:1")).toBe("secret");
    expect(tokenSets.get(userId)).toEqual(set);
  });
});

describe("a keychain that hangs", () => {
  it("is waited for 10 s, then secrets are in memory until it is asked again (F-52)", async () => {
    const data = await withTokens();
    data.keychain.mode = "hangs";
    const { vault, clock, tokenSets } = startOn(data);
    const unlocking = vault.unlock();
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS);
    expect(await unlocking).toMatchObject({ state: "memory_only", error: { code: "keychain_timeout" } });
    await vault.secrets.set("client-secret:1", "secret");
    expect(data.keychain.calls.filter((name) => name === "set")).toHaveLength(1);
    data.keychain.mode = "works";
    data.keychain.letGo();
    expect(await vault.retry()).toEqual({ state: "ready" });
    expect(data.keychain.items.get("client-secret:1")).toBe("secret");
    expect(tokenSets.get(data.userId)).toEqual(set);
  });

  it("in mid-session is told, refuses client secrets and leaves tokens usable (F-53)", async () => {
    const data = await withTokens();
    const { vault, clock, told, tokenSets } = startOn(data);
    await vault.ready();
    data.keychain.mode = "hangs";
    const reading = refusalOf(() => vault.secrets.get("client-secret:1"));
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS);
    expect(await reading).toBe("keychain_timeout");
    expect(told.at(-1)).toMatchObject({ state: "ready", error: { code: "keychain_timeout" } });
    expect(await refusalOf(() => vault.secrets.set("client-secret:1", "x"))).toBe("keychain_timeout");
    expect(tokenSets.get(data.userId)).toEqual(set);
    data.keychain.mode = "works";
    data.keychain.letGo();
    expect(await vault.retry()).toEqual({ state: "ready" });
    expect(await vault.secrets.get("client-secret:1")).toBeUndefined();
  });
});
