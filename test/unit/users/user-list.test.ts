import { describe, expect, it } from "vitest";
import {
  defaultUserSort,
  type UserFilter,
  type UserSort,
  type UserSortColumn,
  userSortColumns,
} from "#shared/users/user-query.ts";
import { createTokenSetStore } from "../../../main/tokens/token-set-store.ts";
import { createUserListStore } from "../../../main/users/user-list-store.ts";
import { createUserStore } from "../../../main/users/user-store.ts";
import { flatLogin, userRole } from "../../support/provisioning.ts";
import { addConfiguration, openTestData, refusalOf } from "../../support/temporary-data.ts";

const PEOPLE = 60;
const admin = { id: "b6a1f8f2-0d0f-4c57-9a5e-1f6f7a1c2d3e", name: "Admin", why: "test" };

/** Sixty users with ties in everything, and the store that lists them; `few` as the store takes it. */
const open = async (few?: number) => {
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
  return { db, begin, configurations, tokenSets, users, list: createUserListStore(db, clock, few) };
};

type Opened = Awaited<ReturnType<typeof open>>;

/** Everybody of a filter, page by page. */
const readAll = ({ list }: Opened, filter: UserFilter, sort: UserSort) => {
  const rows = [];
  let after: string | undefined;
  do {
    const page = list.page({ ...filter, sort, after, limit: 7 });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
};

const numberOf = ({ subject }: { readonly subject: string }) => Number(subject.replace("subject-", ""));

const sorts = userSortColumns.flatMap((column) =>
  (["ascending", "descending"] as const).map((direction): UserSort => ({ column, direction })),
);

const fold = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

describe.each([
  ["few matches, which are looked up", undefined],
  ["many matches, for which the list is read in its order", 0],
])("pages of %s", (_, few) => {
  it.each(sorts)("have everybody once by $column, $direction, with ties", async (sort) => {
    const opened = await open(few);
    const rows = readAll(opened, { text: "subject" }, sort);
    expect(new Set(rows.map(numberOf)).size).toBe(PEOPLE);
    expect(rows).toHaveLength(PEOPLE);
    const keys = rows.map(({ key }) => (typeof key === "string" ? fold(key) : key));
    const compare = (one: string | number, other: string | number) =>
      one < other ? -1 : one > other ? 1 : 0;
    const ascending = [...keys].sort(compare);
    expect(keys).toEqual(sort.direction === "ascending" ? ascending : ascending.reverse());
  });

  it("have exactly those of every filter, in every order", async () => {
    const opened = await open(few);
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
        const found = readAll(opened, filter, sort).map(numberOf);
        expect(
          found.sort((one, other) => one - other),
          JSON.stringify([filter, sort]),
        ).toEqual(expected);
      }
      const { matching, matchesMore } = opened.list.count(filter);
      if (!matchesMore) expect(matching, JSON.stringify(filter)).toBe(expected.length);
      else expect(matching).toBeLessThanOrEqual(expected.length);
      const last = opened.list.lastSeq();
      const halves = [
        ...opened.list.seqsBetween(filter, 0, 25),
        ...opened.list.seqsBetween(filter, 25, last),
      ];
      expect(halves).toHaveLength(expected.length);
    }
  });
});

describe("the list of users", () => {
  it("does not have those who were forgotten, nor counts them", async () => {
    const { db, list, users } = await open();
    const { id } = list.page({ text: "", limit: 1 }).rows[0] ?? { id: "" };
    db.prepare("UPDATE users SET forgotten_at = 1 WHERE id = ?").run(id);
    expect(list.total()).toBe(PEOPLE - 1);
    for (const filter of [
      { text: "subject" },
      { text: "", roleId: userRole.id },
      { text: "", active: true },
    ]) {
      const page = list.page({ ...filter, limit: 100 });
      expect(page.rows.map((row) => row.id)).not.toContain(id);
      expect(list.count(filter).matching).toBe(page.rows.length);
    }
    expect(await refusalOf(() => users.get(id))).toBe("not_found");
    expect(await refusalOf(() => users.nameOf(id))).toBe("not_found");
  });

  it("knows the end of a token that was replaced, and that one is gone", async () => {
    const { begin, list, tokenSets } = await open();
    const { id, configurationId } = list.page({ text: "", tokenState: "none", limit: 1 }).rows[0] ?? {
      id: "",
      configurationId: "",
    };
    const set = { configurationId, accessToken: "at", tokenType: "Bearer", obtainedAt: begin };
    const isIn = (tokenState: "valid" | "expired" | "none") =>
      list.page({ text: "", tokenState, limit: 100 }).rows.some((row) => row.id === id);
    tokenSets.save(id, { ...set, expiresAt: 1 });
    expect([isIn("valid"), isIn("expired"), isIn("none")]).toEqual([false, true, false]);
    tokenSets.save(id, set);
    expect([isIn("valid"), isIn("expired"), isIn("none")]).toEqual([true, false, false]);
    tokenSets.delete(id);
    expect([isIn("valid"), isIn("expired"), isIn("none")]).toEqual([false, false, true]);
  });

  it("keeps its place short, however long a name is", async () => {
    const { db, list } = await open();
    db.prepare("UPDATE users SET fullname = ? || seq").run("é".repeat(100_000));
    const sort = { column: "fullname", direction: "ascending" } as const;
    const { next } = list.page({ text: "", sort, limit: 1 });
    expect(next?.length).toBeLessThan(1024);
    expect(list.page({ text: "", sort, limit: 100, after: next }).rows).toHaveLength(PEOPLE - 1);
  });

  it.each([
    ["not a place", "%%%"],
    ["no list", Buffer.from("{}").toString("base64url")],
    ["a name in the place of a time", placeOf("lastLogin", "Ada", 3)],
    ["a number in the place of a name", placeOf("fullname", 3, 3)],
    ["no number of a row", placeOf("lastLogin", 3, "3")],
    ["a place of another order", placeOf("email", "a", 3)],
  ])("refuses %s", async (_, after) => {
    const { list } = await open();
    const column: UserSortColumn = after === placeOf("fullname", 3, 3) ? "fullname" : "lastLogin";
    const sort = { ...defaultUserSort, column };
    expect(await refusalOf(() => list.page({ text: "", sort, after, limit: 1 }))).toBe("invalid_input");
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

function placeOf(column: string, key: unknown, seq: unknown): string {
  return Buffer.from(JSON.stringify([column, "descending", key, seq])).toString("base64url");
}
