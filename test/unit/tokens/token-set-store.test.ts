import { describe, expect, it } from "vitest";
import { createTokenSetStore, type StoredTokenSet } from "../../../main/tokens/token-set-store.ts";
import { createUserStore } from "../../../main/users/index.ts";
import { flatLogin } from "../../support/provisioning.ts";
import { addConfiguration, openTestData, refusalOf } from "../../support/temporary-data.ts";

const open = async () => {
  const data = await openTestData();
  const tokenSets = createTokenSetStore(data);
  const users = createUserStore({ ...data, tokenSets });
  const configurationId = addConfiguration(data.db);
  const signIn = (subject: string) => users.saveLogin(flatLogin(users, { configurationId, subject })).user.id;
  return { ...data, tokenSets, signIn };
};

const set: StoredTokenSet = {
  configurationId: "c",
  accessToken: "marked-access-token",
  tokenType: "Bearer",
  refreshToken: "marked-refresh-token",
  idToken: "marked-id-token",
  scope: "openid email",
  obtainedAt: 1,
  userinfo: { name: "marked-name" },
};

describe("token sets", () => {
  it("come back whole", async () => {
    const { tokenSets, signIn } = await open();
    const alice = signIn("alice");
    tokenSets.save(alice, set);
    expect(tokenSets.get(alice)).toEqual(set);
    const bare = { configurationId: "c", accessToken: "a", tokenType: "Bearer", obtainedAt: 1 };
    tokenSets.save(alice, bare);
    expect(tokenSets.get(alice)).toEqual(bare);
  });

  it("are nowhere in the database in readable form (KD-02)", async () => {
    const { db, tokenSets, signIn } = await open();
    tokenSets.save(signIn("alice"), set);
    expect(db.serialize().includes("marked-")).toBe(false);
  });

  it("are told in a word: none, signed in, expired", async () => {
    const { clock, tokenSets, signIn } = await open();
    const alice = signIn("alice");
    expect(tokenSets.summary(alice)).toEqual({ state: "none", hasRefreshToken: false });
    tokenSets.save(alice, set);
    expect(tokenSets.summary(alice)).toEqual({ state: "signed_in", hasRefreshToken: true });
    const expiresAt = clock.now() + 1000;
    tokenSets.save(alice, { ...set, expiresAt });
    expect(tokenSets.summary(alice)).toEqual({ state: "signed_in", expiresAt, hasRefreshToken: true });
    clock.advance(1000);
    expect(tokenSets.summary(alice)).toEqual({ state: "expired", expiresAt, hasRefreshToken: true });
    tokenSets.delete(alice);
    expect(tokenSets.summary(alice).state).toBe("none");
    expect(tokenSets.get(alice)).toBeUndefined();
  });

  it("tell what was revoked, and that there is nothing to refresh with then", async () => {
    const { clock, tokenSets, signIn } = await open();
    const alice = signIn("alice");
    const expiresAt = clock.now() + 1000;
    tokenSets.save(alice, { ...set, expiresAt, accessTokenRevokedAt: 2 });
    expect(tokenSets.summary(alice)).toEqual({ state: "revoked", expiresAt, hasRefreshToken: true });
    tokenSets.save(alice, { ...set, expiresAt, refreshTokenRevokedAt: 2 });
    expect(tokenSets.summary(alice)).toEqual({ state: "signed_in", expiresAt, hasRefreshToken: false });
  });

  it("tell that they are bound to a key", async () => {
    const { tokenSets, signIn } = await open();
    const alice = signIn("alice");
    const dpopKey = { kty: "EC", alg: "ES256", kid: "thumbprint", d: "the-private-side" };
    tokenSets.save(alice, { ...set, dpopKey });
    expect(tokenSets.summary(alice)).toMatchObject({ state: "signed_in", isBound: true });
    expect(tokenSets.get(alice)?.dpopKey).toEqual(dpopKey);
  });

  it("are not kept for a user who is gone meanwhile", async () => {
    const { db, tokenSets } = await open();
    tokenSets.save("gone", set);
    expect(db.prepare("SELECT count(*) FROM token_sets").pluck().get()).toBe(0);
  });

  it("do not take each other down: one altered, the other opens (KD-22, F-65)", async () => {
    const { db, tokenSets, signIn } = await open();
    const [alice, bob] = [signIn("alice"), signIn("bob")];
    tokenSets.save(alice, set);
    tokenSets.save(bob, set);
    const sealed = Buffer.from(
      db.prepare("SELECT sealed FROM token_sets WHERE user_id = ?").pluck().get(alice) as Buffer,
    );
    sealed[sealed.length - 20] = (sealed.at(-20) ?? 0) ^ 1;
    db.prepare("UPDATE token_sets SET sealed = ? WHERE user_id = ?").run(sealed, alice);
    expect(await refusalOf(() => tokenSets.get(alice))).toBe("secret_unreadable");
    expect(tokenSets.summary(alice)).toEqual({ state: "unreadable", hasRefreshToken: true });
    expect(tokenSets.get(bob)).toEqual(set);
    tokenSets.save(alice, set);
    expect(tokenSets.get(alice)).toEqual(set);
  });

  it("do not open in another user's row (KD-04)", async () => {
    const { db, tokenSets, signIn } = await open();
    const [alice, bob] = [signIn("alice"), signIn("bob")];
    tokenSets.save(alice, set);
    tokenSets.save(bob, set);
    db.prepare(`
      UPDATE token_sets SET sealed = (SELECT sealed FROM token_sets WHERE user_id = ?)
      WHERE user_id = ?`).run(alice, bob);
    expect(await refusalOf(() => tokenSets.get(bob))).toBe("secret_unreadable");
  });
});
