import { describe, expect, test } from "vitest";
import {
  createRowPages,
  MOST_ROWS,
  PAGE_ROWS,
  type RowPage,
  type RowPagesState,
} from "../../../renderer/bridge/row-pages.ts";

interface Query {
  readonly text: string;
}

interface Row {
  readonly id: string;
}

const rowAt = (index: number): Row => ({ id: `r${index}` });

/** A million rows behind a cursor; each answer waits until it is let go. */
const fakeRows = (matching = 1_000_000) => {
  const queries: { readonly text: string; readonly after?: string; readonly limit: number }[] = [];
  const held: (() => void)[] = [];
  let failing: Error | undefined;
  const read = async (query: (typeof queries)[number]): Promise<RowPage<Row>> => {
    queries.push(query);
    await new Promise<void>((resolve) => held.push(resolve));
    if (failing) throw failing;
    const from = Number(query.after ?? 0);
    const count = Math.min(query.limit, matching - from);
    return {
      rows: Array.from({ length: count }, (_, index) => rowAt(from + index)),
      matching,
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

const pagesOver = (rows: ReturnType<typeof fakeRows>) => {
  let state: RowPagesState<Query, RowPage<Row>> | undefined;
  const pages = createRowPages<Query, RowPage<Row>>({
    read: rows.read,
    elapsed: () => 0,
    errorOf: (thrown) => ({ code: "internal", message: String(thrown), advice: "" }),
    onChange: (next) => {
      state = next;
    },
  });
  return { ...pages, state: () => state as RowPagesState<Query, RowPage<Row>> };
};

describe("pages of rows", () => {
  test("a first page is read, and nothing beyond it until it is wanted", async () => {
    const rows = fakeRows();
    const pages = pagesOver(rows);
    void pages.search({ text: "" });
    await rows.settle();
    expect(rows.queries).toEqual([{ text: "", limit: PAGE_ROWS }]);
    expect(pages.state()).toMatchObject({ isLoading: false, loaded: { matching: 1_000_000 } });
  });

  test("a row far down is reached in large steps, and the rows stay in order", async () => {
    const rows = fakeRows();
    const pages = pagesOver(rows);
    void pages.search({ text: "" });
    await rows.settle();
    void pages.want(1_500);
    await rows.settle();
    expect(rows.queries.slice(1).map((query) => query.limit)).toEqual([MOST_ROWS, MOST_ROWS, MOST_ROWS]);
    expect(pages.state().loaded?.rows[1_500]?.id).toBe("r1500");
  });

  test("the old rows stay until those of a new search are there", async () => {
    const rows = fakeRows();
    const pages = pagesOver(rows);
    void pages.search({ text: "" });
    await rows.settle();
    void pages.search({ text: "marko" });
    expect(pages.state()).toMatchObject({ isLoading: true, loaded: { query: { text: "" } } });
    await rows.settle();
    expect(pages.state()).toMatchObject({ isLoading: false, loaded: { query: { text: "marko" } } });
  });

  test("an answer that comes after a newer search is dropped", async () => {
    const rows = fakeRows();
    const pages = pagesOver(rows);
    void pages.search({ text: "m" });
    void pages.search({ text: "ma" });
    rows.letGo(1);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(pages.state().loaded?.query.text).toBe("ma");
    await rows.settle();
    expect(pages.state().loaded?.query.text).toBe("ma");
    expect(pages.state().isLoading).toBe(false);
  });

  test("a change reads again what is loaded, in one call and not more than allowed", async () => {
    const rows = fakeRows();
    const pages = pagesOver(rows);
    void pages.search({ text: "" });
    await rows.settle();
    void pages.want(900);
    await rows.settle();
    rows.queries.length = 0;
    void pages.want(0);
    void pages.refresh();
    await rows.settle();
    expect(rows.queries).toEqual([{ text: "", limit: MOST_ROWS }]);
  });

  test("a failure is kept beside the rows, and the next reading clears it", async () => {
    const rows = fakeRows();
    const pages = pagesOver(rows);
    void pages.search({ text: "" });
    await rows.settle();
    rows.fail(new Error("locked"));
    void pages.refresh();
    await rows.settle();
    expect(pages.state()).toMatchObject({ isLoading: false, error: { message: "Error: locked" } });
    expect(pages.state().loaded?.rows).toHaveLength(PAGE_ROWS);
    rows.fail(undefined);
    void pages.refresh();
    await rows.settle();
    expect(pages.state().error).toBeUndefined();
  });

  test("wanting more than there is ends at the last page", async () => {
    const rows = fakeRows(250);
    const pages = pagesOver(rows);
    void pages.search({ text: "" });
    await rows.settle();
    void pages.want(9_999);
    await rows.settle();
    expect(pages.state().loaded?.rows).toHaveLength(250);
    expect(pages.state().isLoading).toBe(false);
  });
});
