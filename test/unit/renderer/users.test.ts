import { describe, expect, test } from "vitest";
import type { UserPage, UserSummary } from "#shared/users/user.ts";
import { markMatches } from "../../../renderer/users/mark-matches.ts";
import {
  createUserPages,
  MOST_ROWS,
  PAGE_ROWS,
  type UserPagesState,
} from "../../../renderer/users/user-pages.ts";

const marked = (text: string, search: string): string =>
  markMatches(text, search)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");

describe("what a search matched", () => {
  test.each([
    ["Ines Marković", "marko", "Ines [Marko]vić"],
    ["ines.markovic@northwind.example", "MARKO", "ines.[marko]vic@northwind.example"],
    ["Ines Marković", "markovic in", "[In]es [Marković]"],
    ["Ines Marković", "arko", "Ines Marković"],
    ["Ines Marković", "", "Ines Marković"],
    ["Ines Marković", '"(', "Ines Marković"],
    ["a.b+c@x.example", "b+c", "a.[b]+[c]@x.example"],
    ["", "x", ""],
    ["Straße 😀 Märkt", "mar", "Straße 😀 [Mär]kt"],
  ])("in %j, searched for %j", (text, search, expected) => expect(marked(text, search)).toBe(expected));
});

const userAt = (index: number): UserSummary => ({ id: `u${index}` }) as UserSummary;

/** A million users behind a cursor; each answer waits until it is let go. */
const fakeUsers = (matching = 1_000_000) => {
  const queries: { readonly text: string; readonly after?: string; readonly limit: number }[] = [];
  const held: (() => void)[] = [];
  let failing: Error | undefined;
  const read = async (query: (typeof queries)[number]): Promise<UserPage> => {
    queries.push(query);
    await new Promise<void>((resolve) => held.push(resolve));
    if (failing) throw failing;
    const from = Number(query.after ?? 0);
    const count = Math.min(query.limit, matching - from);
    return {
      users: Array.from({ length: count }, (_, index) => userAt(from + index)),
      matching,
      total: matching,
      ...(from + count < matching ? { next: String(from + count) } : {}),
    };
  };
  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) {
      for (const go of held.splice(0)) go();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return {
    queries,
    read,
    settle,
    letGo: (index: number) => held.splice(index, 1)[0]?.(),
    fail: (error: Error | undefined) => {
      failing = error;
    },
  };
};

const pagesOver = (users: ReturnType<typeof fakeUsers>) => {
  let state: UserPagesState | undefined;
  const pages = createUserPages({
    read: users.read,
    elapsed: () => 0,
    errorOf: (thrown) => ({ code: "internal", message: String(thrown), advice: "" }),
    onChange: (next) => {
      state = next;
    },
  });
  return { ...pages, state: () => state as UserPagesState };
};

describe("pages of users", () => {
  test("a first page is read, and nothing beyond it until it is wanted", async () => {
    const users = fakeUsers();
    const pages = pagesOver(users);
    void pages.search("");
    await users.settle();
    expect(users.queries).toEqual([{ text: "", limit: PAGE_ROWS }]);
    expect(pages.state()).toMatchObject({ isLoading: false, loaded: { matching: 1_000_000 } });
  });

  test("a row far down is reached in large steps, and the rows stay in order", async () => {
    const users = fakeUsers();
    const pages = pagesOver(users);
    void pages.search("");
    await users.settle();
    void pages.want(1_500);
    await users.settle();
    expect(users.queries.slice(1).map((query) => query.limit)).toEqual([MOST_ROWS, MOST_ROWS, MOST_ROWS]);
    expect(pages.state().loaded?.rows[1_500]?.id).toBe("u1500");
  });

  test("the old rows stay until those of a new search are there", async () => {
    const users = fakeUsers();
    const pages = pagesOver(users);
    void pages.search("");
    await users.settle();
    void pages.search("marko");
    expect(pages.state()).toMatchObject({ isLoading: true, loaded: { text: "" } });
    await users.settle();
    expect(pages.state()).toMatchObject({ isLoading: false, loaded: { text: "marko" } });
  });

  test("an answer that comes after a newer search is dropped", async () => {
    const users = fakeUsers();
    const pages = pagesOver(users);
    void pages.search("m");
    void pages.search("ma");
    users.letGo(1);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(pages.state().loaded?.text).toBe("ma");
    await users.settle();
    expect(pages.state().loaded?.text).toBe("ma");
    expect(pages.state().isLoading).toBe(false);
  });

  test("a change reads again what is loaded, in one call and not more than allowed", async () => {
    const users = fakeUsers();
    const pages = pagesOver(users);
    void pages.search("");
    await users.settle();
    void pages.want(900);
    await users.settle();
    users.queries.length = 0;
    void pages.want(0);
    void pages.refresh();
    await users.settle();
    expect(users.queries).toEqual([{ text: "", limit: MOST_ROWS }]);
  });

  test("a failure is kept beside the rows, and the next reading clears it", async () => {
    const users = fakeUsers();
    const pages = pagesOver(users);
    void pages.search("");
    await users.settle();
    users.fail(new Error("locked"));
    void pages.refresh();
    await users.settle();
    expect(pages.state()).toMatchObject({ isLoading: false, error: { message: "Error: locked" } });
    expect(pages.state().loaded?.rows).toHaveLength(PAGE_ROWS);
    users.fail(undefined);
    void pages.refresh();
    await users.settle();
    expect(pages.state().error).toBeUndefined();
  });

  test("wanting more than there is ends at the last page", async () => {
    const users = fakeUsers(250);
    const pages = pagesOver(users);
    void pages.search("");
    await users.settle();
    void pages.want(9_999);
    await users.settle();
    expect(pages.state().loaded?.rows).toHaveLength(250);
    expect(pages.state().isLoading).toBe(false);
  });
});
