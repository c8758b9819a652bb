import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserStore } from "../../../main/users/index.ts";
import { type FlatLogin, flatLogin, userRole } from "../../support/provisioning.ts";
import { addConfiguration, openTestData, refusalOf } from "../../support/temporary-data.ts";
import { searchHere } from "../../support/user-finding.ts";

const issuer = "https://op.example";

const open = async () => {
  const data = await openTestData();
  const tokenSets = createTokenSetStore(data);
  const users = createUserStore({ ...data, tokenSets });
  const configurationId = addConfiguration(data.db, "Example");
  const login = (subject: string, rest: Partial<FlatLogin> = {}) =>
    users.saveLogin(flatLogin(users, { configurationId, issuer, subject, ...rest }));
  const { search } = searchHere({ ...data, tokenSets });
  const found = async (text: string) => (await search({ text, limit: 50 })).users.map(({ name }) => name);
  return { ...data, tokenSets, users, search, configurationId, login, found };
};

describe("users", () => {
  it("are created by their first login and updated by the next", async () => {
    const { clock, users, configurationId, login } = await open();
    const first = login("alice", { fullname: "Alice", email: "alice@example.com" });
    const firstAt = clock.now();
    clock.advance(1000);
    const second = login("alice", { fullname: "Alice Liddell", email: "" });
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.user).toEqual({
      id: first.user.id,
      configurationId,
      issuer,
      subject: "alice",
      name: "alice",
      fullname: "Alice Liddell",
      attributes: {},
      email: "",
      roles: ["User"],
      active: true,
      tag: "",
      firstLoginAt: firstAt,
      lastLoginAt: firstAt + 1000,
      loginCount: 2,
    });
    expect(users.find(configurationId, issuer, "alice")).toEqual(second.user);
  });

  it("are told apart by configuration, issuer and subject to the letter", async () => {
    const { db, users, configurationId, login, search } = await open();
    const other = addConfiguration(db, "Other");
    login("alice");
    login("Alice");
    login("alice", { issuer: `${issuer}/` });
    login("alice", { configurationId: other });
    expect((await search({ text: "", limit: 10 })).total).toBe(4);
    expect(users.find(configurationId, issuer, "ALICE")).toBeUndefined();
  });

  it("have the roles of the last login, of those that the workspace has", async () => {
    const { db, login } = await open();
    const admin = { id: "b6a1f8f2-0d0f-4c57-9a5e-1f6f7a1c2d3e", name: "Admin", why: "test" };
    const stranger = { id: "00000000-0000-4000-8000-000000000000", name: "Stranger", why: "test" };
    db.prepare("INSERT INTO roles (id, name) VALUES (@id, @name)").run(admin);
    const roles = [{ ...userRole, why: "test" }, admin, admin, stranger];
    expect(login("alice", { roles }).user.roles).toEqual(["Admin", "User"]);
    expect(login("alice").user.roles).toEqual(["User"]);
  });

  it("are described with where their attributes and roles come from", async () => {
    const { users, login } = await open();
    const { user } = login("alice", {
      email: "alice@example.com",
      sources: { Name: "sub in the ID token", Fullname: "no claim name", Email: "email in UserInfo" },
    });
    expect(users.get(user.id)).toEqual({
      user: { ...user, configurationAlias: "Example", tokenSet: { state: "none", hasRefreshToken: false } },
      attributes: [
        { name: "Name", value: "alice", from: "sub in the ID token" },
        { name: "Fullname", value: "", from: "no claim name" },
        { name: "Email", value: "alice@example.com", from: "email in UserInfo" },
      ],
      roles: [{ name: "User", why: "fallback role" }],
    });
    expect(await refusalOf(() => users.get("nobody"))).toBe("not_found");
  });

  it("are called by their full name, or by their name when they have none", async () => {
    const { users, login } = await open();
    expect(users.nameOf(login("alice", { fullname: "Alice Liddell" }).user.id)).toBe("Alice Liddell");
    expect(users.nameOf(login("bob").user.id)).toBe("bob");
    expect(await refusalOf(() => users.nameOf("nobody"))).toBe("not_found");
  });

  it("have the claims of their last login, which the database has only sealed", async () => {
    const { db, users, login } = await open();
    const claims = {
      idToken: { sub: "alice", picture: "marked-claim" },
      userinfo: { phone: "marked-phone" },
    };
    const { user } = login("alice", { claims });
    expect(users.claims(user.id)).toEqual(claims);
    expect(db.serialize().includes("marked-")).toBe(false);
  });

  it("are not taken down by claims that do not open (KD-22)", async () => {
    const { db, users, login, found } = await open();
    const { user } = login("alice");
    db.prepare("UPDATE users SET claims = zeroblob(80)").run();
    expect(await refusalOf(() => users.claims(user.id))).toBe("secret_unreadable");
    expect(users.get(user.id).user.name).toBe("alice");
    expect(await found("alice")).toEqual(["alice"]);
    db.prepare("UPDATE users SET claims = NULL").run();
    expect(users.claims(user.id)).toBeUndefined();
  });
});

describe("the search for users", () => {
  it("finds by the beginning of any word in name, full name, e-mail and subject", async () => {
    const { login, found } = await open();
    login("auth0|5f7c", { fullname: "Alice Liddell", email: "alice.l@wonder.example" });
    login("bob", { fullname: "Bob Builder", email: "bob@site.example" });
    for (const text of [
      "ali",
      "LIDD",
      "alice.l@wonder",
      "wonder",
      "5f7c",
      "auth0|5f",
      "lid alice",
      " alice  ",
    ]) {
      expect(await found(text), text).toEqual(["auth0|5f7c"]);
    }
    expect(await found("example")).toHaveLength(2);
    expect(await found("alice bob")).toEqual([]);
    expect(await found("lice")).toEqual([]);
  });

  it("follows changes of a user", async () => {
    const { login, found } = await open();
    login("1", { fullname: "Alice Liddell" });
    login("1", { fullname: "Alice Hargreaves" });
    expect(await found("liddell")).toEqual([]);
    expect(await found("harg")).toEqual(["1"]);
  });

  it("finds emoji, right-to-left names, CJK and accents however they are encoded (Z-138)", async () => {
    const { login, found } = await open();
    login("fox", { fullname: "Renard 🦊 rouge" });
    login("ali", { fullname: "محمد علي" });
    login("zoe", { fullname: "Zoë Ångström" });
    login("wang", { fullname: "王小明" });
    login("family", { fullname: "👨‍👩‍👧 Smith" });
    expect(await found("🦊")).toEqual(["fox"]);
    expect(await found("محم")).toEqual(["ali"]);
    expect(await found("zoe angstrom")).toEqual(["zoe"]);
    expect(await found("Zoe\u0308")).toEqual(["zoe"]);
    expect(await found("王")).toEqual(["wang"]);
    expect(await found("👨‍👩‍👧")).toEqual(["family"]);
  });

  it.each([
    "%",
    "_",
    "*",
    '"',
    '""',
    "'",
    "' OR 1=1 --",
    "a OR b",
    "NOT alice",
    "alice AND",
    "NEAR(alice bob)",
    "name:alice",
    "{name email}: alice",
    "-alice",
    "alice*",
    "^alice",
    "(",
    ")",
    "+",
    "\\",
    ";",
    "alice\0bob",
    "\ud800",
    "\uffff",
    '"alice',
  ])("takes %j for what it is: text (Z-146)", async (text) => {
    const { login, search } = await open();
    login("alice", { fullname: "Alice" });
    login("bob", { fullname: "100% Bob_by" });
    const { matching, users: list } = await search({ text, limit: 10 });
    expect(matching).toBe(list.length);
    expect(list.map(({ name }) => name)).not.toContain("bob");
  });

  it("never fails, whatever is typed (Z-146)", async () => {
    const { login, search } = await open();
    login("alice");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 256 }), async (text) => {
        expect((await search({ text, limit: 10 })).total).toBe(1);
      }),
    );
  });

  it("shows everybody when nothing but space is typed", async () => {
    const { login, found } = await open();
    login("alice");
    expect(await found(" \t\n\0 ")).toEqual(["alice"]);
  });
});

describe("pages of users", () => {
  const pagesOf = async (text: string) => {
    const { clock, login, search } = await open();
    for (let count = 0; count < 25; count += 1) {
      if (count % 3 === 0) clock.advance(1);
      login(`user-${count}`, { fullname: count % 2 === 0 ? "Even" : "Odd" });
    }
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = await search({ text, limit: 4, after });
      pages.push(page.users.map(({ name }) => name));
      after = page.next;
      // A login between two pages moves nothing that has still to come.
      login(`late-${pages.length}`, { fullname: "Late" });
    } while (after !== undefined);
    return pages;
  };

  it("have everybody once, newest login first, though others log in meanwhile", async () => {
    const pages = await pagesOf("");
    const newestFirst = Array.from({ length: 25 }, (_, count) => `user-${24 - count}`);
    expect(pages.flat()).toEqual(newestFirst);
    expect(pages.map((page) => page.length)).toEqual([4, 4, 4, 4, 4, 4, 1]);
  });

  it("do so in a search too", async () => {
    const newestFirst = Array.from({ length: 12 }, (_, count) => `user-${23 - 2 * count}`);
    expect((await pagesOf("odd")).flat()).toEqual(newestFirst);
  });

  it("are the same in a search with few matches among many users", async () => {
    const { clock, login, search } = await open();
    for (let count = 0; count < 420; count += 1) {
      clock.advance(1);
      login(`user-${count}`, { fullname: count === 7 || count === 300 ? "Rare" : "Common" });
    }
    const first = await search({ text: "rare", limit: 1 });
    expect(first).toMatchObject({ users: [{ name: "user-300" }], matching: 2, total: 420 });
    const second = await search({ text: "rare", limit: 1, after: first.next });
    expect(second.users.map(({ name }) => name)).toEqual(["user-7"]);
    expect(second.next).toBeUndefined();
  });

  it("count what matches and what there is", async () => {
    const { login, search } = await open();
    for (const name of ["alice", "alina", "bob"]) login(name);
    expect(await search({ text: "ali", limit: 1 })).toMatchObject({ matching: 2, total: 3 });
    expect((await search({ text: "", limit: 3 })).next).toBeUndefined();
  });

  it("refuse a place that no page has given", async () => {
    const { search } = await open();
    expect(await refusalOf(() => search({ text: "", limit: 1, after: "1 OR 1" }))).toBe("invalid_input");
  });

  it("read the newest logins off an index, not off all users", async () => {
    const { db } = await open();
    const plan = db
      .prepare(`
        EXPLAIN QUERY PLAN SELECT id FROM users WHERE (last_login_at, seq) < (1, 1)
        ORDER BY last_login_at DESC, seq DESC LIMIT 10`)
      .all();
    expect(plan).toEqual([
      expect.objectContaining({ detail: expect.stringContaining("USING INDEX users_by_last_login") }),
    ]);
  });
});
