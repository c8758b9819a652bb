import { describe, expect, it } from "vitest";
import { draftOf, emptyDraft } from "#shared/configurations/client-configuration.ts";
import { createConfigurations } from "../../../main/configurations/index.ts";
import { systemRandom } from "../../../main/ports/random.ts";
import { createVault } from "../../../main/tokens/vault.ts";
import { keychainUnavailable } from "../../../main/tokens/vault-failures.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { createScriptedKeychain } from "../../support/scripted-keychain.ts";
import { openTestDatabase, refusalOf } from "../../support/temporary-data.ts";

const draft = (alias: string) => ({ ...emptyDraft(alias), issuer: "https://op.example", clientId: "client" });

const prepare = () => ({ db: openTestDatabase(), keychain: createScriptedKeychain() });

/** A start of the app on the same database and keychain. */
const startOn = ({ db, keychain }: ReturnType<typeof prepare>) => {
  const clock = createManualClock(1000);
  const vault = createVault({ db, keychain, clock, random: systemRandom, onStatus: () => {} });
  const published: string[] = [];
  const configurations = createConfigurations({
    db,
    vault,
    clock,
    random: systemRandom,
    publish: (name, payload) => published.push(`${name} ${(payload as { id: string }).id}`),
  });
  return { db, keychain, clock, vault, configurations, published };
};
const start = () => startOn(prepare());

/** Client secrets in the keychain. */
const secretsIn = ({ keychain }: { readonly keychain: ReturnType<typeof createScriptedKeychain> }) =>
  [...keychain.items].filter(([account]) => account.startsWith("client-secret:"));

describe("configurations", () => {
  it("come back as they were saved, unfinished ones too", async () => {
    const { configurations, clock } = start();
    const created = await configurations.create({ draft: emptyDraft("Unfinished") });
    expect(configurations.get(created.id)).toEqual({
      ...emptyDraft("Unfinished"),
      id: created.id,
      createdAt: 1000,
      updatedAt: 1000,
    });
    clock.advance(500);
    const full = {
      ...draft("نظام 🔑 Ω"),
      tags: ["production"],
      redirect: { kind: "captured", host: "[::1]", port: 8123, path: "/cb", capturedUri: "app:/x" } as const,
      allowInsecureHttp: true,
      allowedOrigins: ["https://api.example"],
    };
    const updated = configurations.update(created.id, full);
    expect(draftOf(updated)).toEqual(full);
    expect(updated).toMatchObject({ createdAt: 1000, updatedAt: 1500 });
  });

  it("are listed by alias with what is missing for a login", async () => {
    const { configurations } = start();
    await configurations.create({ draft: { ...draft("beta"), tags: ["acceptance"] } });
    await configurations.create({ draft: emptyDraft("Alpha") });
    const [alpha, beta] = configurations.list();
    expect([alpha?.alias, beta?.alias]).toEqual(["Alpha", "beta"]);
    expect(alpha?.missing.map(({ field }) => field)).toContain("issuer");
    expect(beta?.missing.map(({ field }) => field)).toEqual([
      "endpoints.authorization",
      "endpoints.token",
      "endpoints.jwks",
      "clientSecret",
    ]);
    expect(beta).toMatchObject({ tags: ["acceptance"], issuer: "https://op.example", clientId: "client" });
    expect(beta).toMatchObject({ loginCount: 0 });
    expect(beta?.lastLogin).toBeUndefined();
  });

  it("are created together, all or none", async () => {
    const { configurations, published } = start();
    const created = configurations.createAll([draft("One"), draft("Two")]);
    expect(created.map(({ alias }) => alias)).toEqual(["One", "Two"]);
    expect(published).toEqual(created.map(({ id }) => `configurations.changed ${id}`));
    const more = [draft("Three"), draft("one")];
    expect(() => configurations.createAll(more)).toThrow(
      expect.objectContaining({
        error: expect.objectContaining({ code: "alias_taken", field: "drafts.1.alias" }),
      }),
    );
    expect(configurations.list()).toHaveLength(2);
    expect(published).toHaveLength(2);
  });

  it.each([
    ["Example", "example"],
    ["Example", "  EXAMPLE "],
    ["Café", "CAFE\u0301"],
  ])("have aliases of their own: %j and %j are one (Z-138)", async (one, other) => {
    const { configurations } = start();
    await configurations.create({ draft: draft(one) });
    expect(await refusalOf(() => configurations.create({ draft: draft(other) }))).toBe("alias_taken");
    const second = await configurations.create({ draft: draft("Second") });
    expect(await refusalOf(() => configurations.update(second.id, draft(other)))).toBe("alias_taken");
    expect(configurations.list()).toHaveLength(2);
  });

  it("can change the case of their own alias", async () => {
    const { configurations } = start();
    const { id } = await configurations.create({ draft: draft("example") });
    expect(configurations.update(id, draft("Example")).alias).toBe("Example");
  });

  it("are told of when they change", async () => {
    const { configurations, published } = start();
    const { id } = await configurations.create({ draft: draft("Example") });
    configurations.update(id, draft("Example"));
    await configurations.setClientSecret(id, "secret");
    await configurations.removeClientSecret(id);
    await configurations.delete(id);
    expect(published).toEqual(Array(5).fill(`configurations.changed ${id}`));
  });

  it("are not found when they are gone", async () => {
    const { configurations } = start();
    const { id } = await configurations.create({ draft: draft("Example") });
    await configurations.delete(id);
    const calls = [
      () => configurations.get(id),
      () => configurations.update(id, draft("Example")),
      () => configurations.duplicate(id),
      () => configurations.delete(id),
      () => configurations.setClientSecret(id, "secret"),
      () => configurations.removeClientSecret(id),
      () => configurations.clientSecret(id),
    ];
    for (const call of calls) expect(await refusalOf(call)).toBe("not_found");
  });
});

describe("a client secret", () => {
  it("is one item of the keychain, and not in the database", async () => {
    const { configurations, db, keychain } = start();
    const { id, clientSecretSavedAt } = await configurations.create({
      draft: draft("Example"),
      clientSecret: "marked-secret",
    });
    expect(clientSecretSavedAt).toBe(1000);
    expect(keychain.items.get(`client-secret:${id}`)).toBe("marked-secret");
    expect(db.serialize().includes("marked-secret")).toBe(false);
    expect(configurations.list()[0]?.missing.map(({ field }) => field)).not.toContain("clientSecret");
  });

  it.each([
    " leading and trailing \n",
    "🔑🦊",
    "\u202Eمفتاح",
    "e\u0301",
    "x".repeat(2048),
    "\u{1F511}".repeat(512),
  ])("is kept to the letter: %j (KD-29)", async (secret) => {
    const { configurations } = start();
    const { id } = await configurations.create({ draft: draft("Example") });
    await configurations.setClientSecret(id, secret);
    expect(await configurations.revealClientSecret(id)).toBe(secret);
    expect(await configurations.clientSecret(id)).toBe(secret);
  });

  it.each([
    ["", "invalid_input"],
    ["nul\0inside", "invalid_input"],
    ["half \ud83d of an emoji", "invalid_input"],
    ["x".repeat(2049), "secret_too_long"],
    ["é".repeat(1025), "secret_too_long"],
  ])("is refused when a keychain would not keep it: %j (KD-29, K-09)", async (secret, code) => {
    const { configurations, keychain } = start();
    expect(
      await refusalOf(() => configurations.create({ draft: draft("Example"), clientSecret: secret })),
    ).toBe(code);
    expect(configurations.list()).toEqual([]);
    const { id } = await configurations.create({ draft: draft("Example") });
    expect(await refusalOf(() => configurations.setClientSecret(id, secret))).toBe(code);
    expect(secretsIn({ keychain })).toEqual([]);
  });

  it("can be replaced and removed", async () => {
    const { configurations, keychain } = start();
    const { id } = await configurations.create({ draft: draft("Example"), clientSecret: "first" });
    await configurations.setClientSecret(id, "second");
    expect(await configurations.clientSecret(id)).toBe("second");
    expect((await configurations.removeClientSecret(id)).clientSecretSavedAt).toBeUndefined();
    expect(await configurations.clientSecret(id)).toBeUndefined();
    expect(await refusalOf(() => configurations.revealClientSecret(id))).toBe("secret_missing");
    expect(secretsIn({ keychain })).toEqual([]);
  });

  it("that the keychain has lost is said to be missing, not taken for none", async () => {
    const { configurations, keychain } = start();
    const { id } = await configurations.create({ draft: draft("Example"), clientSecret: "secret" });
    keychain.items.delete(`client-secret:${id}`);
    expect(await refusalOf(() => configurations.clientSecret(id))).toBe("secret_missing");
    expect(configurations.get(id).clientSecretSavedAt).toBe(1000);
  });

  it("leaves nothing behind when the alias is taken", async () => {
    const { configurations, keychain } = start();
    await configurations.create({ draft: draft("Example") });
    const again = () => configurations.create({ draft: draft("Example"), clientSecret: "secret" });
    expect(await refusalOf(again)).toBe("alias_taken");
    expect(secretsIn({ keychain })).toEqual([]);
  });

  it("is not said to be saved when the keychain refuses it; the one before stays (F-57)", async () => {
    const data = prepare();
    const { configurations, keychain } = startOn(data);
    const { id } = await configurations.create({ draft: draft("Example"), clientSecret: "first" });
    keychain.mode = "fails";
    expect(await refusalOf(() => configurations.setClientSecret(id, "second"))).toBe("keychain_unavailable");
    const other = () => configurations.create({ draft: draft("Other"), clientSecret: "secret" });
    expect(await refusalOf(other)).toBe("keychain_unavailable");
    expect(configurations.list()).toHaveLength(1);
    keychain.mode = "works";
    const next = startOn(data);
    await next.vault.unlock();
    expect(await next.configurations.clientSecret(id)).toBe("first");
  });

  it("that the keychain took and yet reported as failed goes later (K-05)", async () => {
    const data = prepare();
    const { configurations, keychain, vault } = startOn(data);
    await vault.unlock();
    const { set } = keychain;
    keychain.set = async (account, secret) => {
      await set(account, secret);
      throw keychainUnavailable("no answer");
    };
    const create = () => configurations.create({ draft: draft("Example"), clientSecret: "secret" });
    expect(await refusalOf(create)).toBe("keychain_unavailable");
    expect(secretsIn({ keychain })).toHaveLength(1);
    keychain.set = set;
    await startOn(data).vault.unlock();
    expect(secretsIn({ keychain })).toEqual([]);
  });

  it("goes with its configuration", async () => {
    const { configurations, keychain } = start();
    const { id } = await configurations.create({ draft: draft("Example"), clientSecret: "secret" });
    await configurations.delete(id);
    expect(secretsIn({ keychain })).toEqual([]);
  });

  it("goes later when the keychain can't be reached at the deletion (KD-18)", async () => {
    const data = prepare();
    const { configurations, keychain } = startOn(data);
    const { id } = await configurations.create({ draft: draft("Example"), clientSecret: "secret" });
    keychain.mode = "fails";
    await configurations.delete(id);
    expect(configurations.list()).toEqual([]);
    expect(secretsIn({ keychain })).toHaveLength(1);
    keychain.mode = "works";
    await startOn(data).vault.unlock();
    expect(secretsIn({ keychain })).toEqual([]);
  });

  it("goes at the next start when the app ended before its configuration was saved", async () => {
    const data = prepare();
    const { vault } = startOn(data);
    await vault.secrets.set("client-secret:half-done", "secret");
    data.db.prepare("INSERT INTO keychain_leftovers VALUES ('client-secret:half-done')").run();
    await startOn(data).vault.unlock();
    expect(secretsIn(data)).toEqual([]);
    expect(data.db.prepare("SELECT count(*) FROM keychain_leftovers").pluck().get()).toBe(0);
  });
});

describe("a client secret without a keychain", () => {
  const startWithout = () => {
    const data = prepare();
    data.keychain.mode = "fails";
    return startOn(data);
  };

  it("lasts until the app ends, and is missing afterwards", async () => {
    const session = startWithout();
    const { id } = await session.configurations.create({
      draft: draft("Example"),
      clientSecret: "secret",
    });
    expect(await session.configurations.clientSecret(id)).toBe("secret");
    const next = startOn(session).configurations;
    expect(next.get(id).clientSecretSavedAt).toBeUndefined();
    expect(next.list()[0]?.missing.map(({ field }) => field)).toContain("clientSecret");
    expect(await next.clientSecret(id)).toBeUndefined();
  });

  it("stays for good when the keychain has come back", async () => {
    const session = startWithout();
    const { id } = await session.configurations.create({
      draft: draft("Example"),
      clientSecret: "secret",
    });
    session.keychain.mode = "works";
    await session.vault.retry();
    expect(await startOn(session).configurations.clientSecret(id)).toBe("secret");
  });
});

describe("a duplicate", () => {
  it("has the next free alias and the same secret", async () => {
    const { configurations, keychain } = start();
    const { id } = await configurations.create({ draft: draft("X"), clientSecret: "secret" });
    const first = await configurations.duplicate(id);
    const second = await configurations.duplicate(id);
    const third = await configurations.duplicate(first.id);
    expect([first.alias, second.alias, third.alias]).toEqual(["X copy", "X copy 2", "X copy 3"]);
    expect(draftOf(first)).toEqual({ ...draft("X"), alias: "X copy" });
    await configurations.setClientSecret(id, "changed");
    expect(await configurations.clientSecret(third.id)).toBe("secret");
    expect(secretsIn({ keychain })).toHaveLength(4);
  });

  it("of a configuration without a secret has none", async () => {
    const { configurations, keychain } = start();
    const { id } = await configurations.create({ draft: draft("X") });
    expect((await configurations.duplicate(id)).clientSecretSavedAt).toBeUndefined();
    expect(keychain.calls).toEqual([]);
  });

  it("of the longest alias still fits", async () => {
    const { configurations } = start();
    const { id } = await configurations.create({ draft: draft(`${"x".repeat(113)}🦊yyyyy`) });
    const { alias } = await configurations.duplicate(id);
    expect(alias.length).toBeLessThanOrEqual(120);
    expect(alias).toMatch(/ copy$/);
    expect(alias).not.toMatch(/\p{Surrogate}/u);
  });
});
