import { describe, expect, it } from "vitest";
import type { UserSummary } from "#shared/users/user.ts";
import { type UserFilter, type UserSort, userSortColumns } from "#shared/users/user-query.ts";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserStore } from "../../../main/users/user-store.ts";
import { flatLogin, userRole } from "../../support/provisioning.ts";
import { addConfiguration, openTestData, refusalOf } from "../../support/temporary-data.ts";
import { findHere, searchHere } from "../../support/user-finding.ts";

const PEOPLE = 60;
const admin = { id: "b6a1f8f2-0d0f-4c57-9a5e-1f6f7a1c2d3e", name: "Admin", why: "test" };

/** Sixty users with ties in everything, and the list of them; `most` are few at the most. */
const open = async (most?: number) => {
  const data = await openTestData();
  const { db, clock } = data;
  db.prepare("INSERT INTO roles (id, name) VALUES (@id, @name)").run(admin);
  const tokenSets = createTokenSetStore(data);
  const users = createUserStore({ ...data, tokenSets });
  const configurations = [addConfiguration(db, "One"), addConfiguration(db, "Two")] as const;
  const begin = clock.now();
  for (let count = 0; count < PEOPLE; count += 1) {
    if (count % 4 === 0) clock.advance(1000);
    const configurationId = configurations[count < 40 ? 0 : 1];
    const { user } = users.saveLogin(
      flatLogin(users, {
        configurationId,
        subject: `subject-${count}`,
        issuer: `https://op${count % 2}.example`,
        fullname: ["", "Ada", "ada", "Zoë", "Bob Builder"][count % 5] ?? "",
        email: count % 3 === 0 ? "" : `mail${count % 7}@site.example`,
        roles: count % 10 === 0 ? [{ ...userRole, why: "" }, admin] : [{ ...userRole, why: "" }],
      }),
    );
    const ends = [undefined, begin - 5000, begin + 1_000_000][count % 3];
    if (count % 4 !== 0)
      tokenSets.save(user.id, {
        configurationId,
        accessToken: "at",
        tokenType: "Bearer",
        obtainedAt: begin,
        ...(ends === undefined ? {} : { expiresAt: ends }),
      });
    db.prepare("UPDATE users SET active = ?, tag = ? WHERE id = ?").run(
      count % 6 === 0 ? 0 : 1,
      count % 8 === 0 ? "pilot" : "",
      user.id,
    );
  }
  const { search } = searchHere({ db, clock, tokenSets }, most);
  const { all } = findHere({ db, clock }, most);
  return { db, begin, configurations, tokenSets, users, search, all };
};

type Opened = Awaited<ReturnType<typeof open>>;

/** Everybody of a filter, page by page. */
const readAll = async ({ search }: Opened, filter: UserFilter, sort: UserSort) => {
  const rows: UserSummary[] = [];
  let after: string | undefined;
  do {
    const page = await search({ ...filter, sort, after, limit: 7 });
    rows.push(...page.users);
    after = page.next;
  } while (after !== undefined);
  return rows;
};

const numberOf = ({ subject }: { readonly subject: string }) => Number(subject.replace("subject-", ""));

const sorts = userSortColumns.flatMap((column) =>
  (["ascending", "descending"] as const).map((direction): UserSort => ({ column, direction })),
);

const fold = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What a list is sorted by, as it is compared. */
const keyOf = ({ column }: UserSort, { fullname, name, email, tokenSet, lastLoginAt }: UserSummary) => {
  if (column === "fullname") return fold(fullname || name);
  if (column === "email") return fold(email);
  if (column === "lastLogin") return lastLoginAt;
  return tokenSet.state === "none" ? 0 : (tokenSet.expiresAt ?? Number.MAX_SAFE_INTEGER);
};

describe.each([
  ["few matches, which are looked up", undefined],
  ["many matches, for which the top of the list is looked at", 0],
])("pages of %s", (_, most) => {
  it.each(sorts)("have everybody once by $column, $direction, with ties", async (sort) => {
    const opened = await open(most);
    const rows = await readAll(opened, { text: "subject" }, sort);
    expect(new Set(rows.map(numberOf)).size).toBe(PEOPLE);
    expect(rows).toHaveLength(PEOPLE);
    const keys = rows.map((row) => keyOf(sort, row));
    const compare = (one: string | number, other: string | number) =>
      one < other ? -1 : one > other ? 1 : 0;
    const ascending = [...keys].sort(compare);
    expect(keys).toEqual(sort.direction === "ascending" ? ascending : ascending.reverse());
  });

  it("have exactly those of every filter, in every order", async () => {
    const opened = await open(most);
    const { begin, configurations } = opened;
    const hasToken = (count: number) => count % 4 !== 0;
    const filters: readonly (readonly [UserFilter, (count: number) => boolean])[] = [
      [{ text: "" }, () => true],
      [{ text: "builder" }, (count) => count % 5 === 4],
      [{ text: "", configurationId: configurations[1] }, (count) => count >= 40],
      [{ text: "", issuer: "https://op1.example" }, (count) => count % 2 === 1],
      [{ text: "", roleId: admin.id }, (count) => count % 10 === 0],
      [{ text: "", active: false }, (count) => count % 6 === 0],
      [{ text: "", active: true }, (count) => count % 6 !== 0],
      [{ text: "", tag: "pilot" }, (count) => count % 8 === 0],
      [{ text: "", tokenState: "none" }, (count) => !hasToken(count)],
      [{ text: "", tokenState: "expired" }, (count) => hasToken(count) && count % 3 === 1],
      [{ text: "", tokenState: "valid" }, (count) => hasToken(count) && count % 3 !== 1],
      [{ text: "", lastLoginFrom: begin + 3000 }, (count) => count >= 8],
      [{ text: "", lastLoginTo: begin + 3000 }, (count) => count < 12],
      [
        { text: "", lastLoginFrom: begin + 3000, lastLoginTo: begin + 4000 },
        (count) => count >= 8 && count < 16,
      ],
      [
        { text: "subject", configurationId: configurations[0], active: false, roleId: userRole.id },
        (count) => count < 40 && count % 6 === 0,
      ],
      [{ text: "", tag: "pilot", issuer: "https://op1.example" }, () => false],
      [{ text: "", roleId: "nobody" }, () => false],
    ];
    for (const [filter, isOf] of filters) {
      const expected = Array.from({ length: PEOPLE }, (__, count) => count).filter(isOf);
      for (const sort of sorts) {
        const found = (await readAll(opened, filter, sort)).map(numberOf);
        expect(
          found.sort((one, other) => one - other),
          JSON.stringify([filter, sort]),
        ).toEqual(expected);
      }
      const middle = await opened.search({ ...filter, from: 1, limit: 2 });
      expect(middle, JSON.stringify(filter)).toMatchObject({ matching: expected.length, matchesMore: false });
      expect(middle.users).toHaveLength(Math.min(2, Math.max(0, expected.length - 1)));
      expect(await opened.all(filter)).toHaveLength(expected.length);
    }
  });
});

describe("the list of users", () => {
  it("does not have those who were forgotten, nor counts them", async () => {
    const { all, db, search, users } = await open();
    const { id } = (await search({ text: "", limit: 1 })).users[0] ?? { id: "" };
    db.prepare("UPDATE users SET forgotten_at = 1 WHERE id = ?").run(id);
    expect((await search({ text: "", limit: 1 })).total).toBe(PEOPLE - 1);
    for (const filter of [
      { text: "" },
      { text: "subject" },
      { text: "", roleId: userRole.id },
      { text: "subject", active: true },
    ]) {
      const page = await search({ ...filter, limit: 100 });
      expect(page.users.map((row) => row.id)).not.toContain(id);
      expect((await search({ ...filter, from: 0, limit: 1 })).matching).toBe(page.users.length);
      expect(await all(filter)).toHaveLength(page.users.length);
    }
    expect(await refusalOf(() => users.get(id))).toBe("not_found");
    expect(await refusalOf(() => users.nameOf(id))).toBe("not_found");
  });

  it("knows the end of a token that was replaced, and that one is gone", async () => {
    const { begin, search, tokenSets } = await open();
    const { users } = await search({ text: "", tokenState: "none", limit: 1 });
    const { id, configurationId } = users[0] ?? {
      id: "",
      configurationId: "",
    };
    const set = { configurationId, accessToken: "at", tokenType: "Bearer", obtainedAt: begin };
    const isIn = async (tokenState: "valid" | "expired" | "none") =>
      (await search({ text: "", tokenState, limit: 100 })).users.some((row) => row.id === id);
    tokenSets.save(id, { ...set, expiresAt: 1 });
    expect([await isIn("valid"), await isIn("expired"), await isIn("none")]).toEqual([false, true, false]);
    tokenSets.save(id, set);
    expect([await isIn("valid"), await isIn("expired"), await isIn("none")]).toEqual([true, false, false]);
    tokenSets.delete(id);
    expect([await isIn("valid"), await isIn("expired"), await isIn("none")]).toEqual([false, false, true]);
  });

  it.each(sorts)("is the same from every place by $column, $direction", async (sort) => {
    const opened = await open();
    const ids = (await readAll(opened, { text: "" }, sort)).map(({ id }) => id);
    for (const from of [0, 7, 30, 55, PEOPLE, PEOPLE + 5]) {
      const page = await opened.search({ text: "", sort, from, limit: 10 });
      expect(page.users.map(({ id }) => id)).toEqual(ids.slice(from, from + 10));
      expect(page.matching).toBe(PEOPLE);
    }
  });

  it("goes on behind a row that has moved, and at the place of one that is gone", async () => {
    const { db, search } = await open();
    const sort = { column: "email", direction: "ascending" } as const;
    const read = (after?: string) => search({ text: "subject", sort, after, limit: 20 });
    const first = await read();
    const ids = (await readAll({ search } as Opened, { text: "subject" }, sort)).map(({ id }) => id);
    db.prepare("UPDATE users SET forgotten_at = 1 WHERE id = ?").run(ids[0]);
    expect((await read(first.next)).users.map(({ id }) => id)).toEqual(ids.slice(20, 40));
    db.prepare("UPDATE users SET forgotten_at = 1 WHERE id = ?").run(ids[19]);
    expect((await read(first.next)).users.map(({ id }) => id)).toEqual(ids.slice(21, 41));
  });

  it.each(["%%%", "1", "1.", ".1", "1.2.3", "-1.2", "1.2e3"])("refuses the place %s", async (after) => {
    const { search } = await open();
    expect(await refusalOf(() => search({ text: "", after, limit: 1 }))).toBe("invalid_input");
  });

  it("is read off indexes in every order", async () => {
    const { db } = await open();
    for (const key of ["fullname_key", "email_key", "token_ends_at", "last_login_at"]) {
      const plan = db
        .prepare(`EXPLAIN QUERY PLAN SELECT id FROM users WHERE forgotten_at IS NULL AND (${key}, seq) < (?, 1)
          ORDER BY ${key} DESC, seq DESC LIMIT 10`)
        .all("") as readonly { readonly detail: string }[];
      expect(plan.map(({ detail }) => detail).join()).toMatch(/USING INDEX users_by_\w+ \(/);
      expect(plan.map(({ detail }) => detail).join()).not.toContain("TEMP B-TREE");
    }
  });
});
