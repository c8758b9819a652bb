import { describe, expect, test } from "vitest";
import {
  BLOCK_ROWS,
  createRowBlocks,
  type RowBlock,
  type RowBlocksState,
} from "../../../renderer/bridge/row-blocks.ts";

interface Query {
  readonly text: string;
}

interface Asked extends Query {
  readonly from?: number;
  readonly limit: number;
}

/** Rows of a number of users, each named by its place; every answer waits until it is let go. */
const open = (matching = 1_000_000, countsTop = true) => {
  const asked: Asked[] = [];
  const held: (() => void)[] = [];
  let edition = 0;
  let failing: Error | undefined;
  const read = async (query: Asked): Promise<RowBlock<string>> => {
    asked.push(query);
    await new Promise<void>((resolve) => held.push(resolve));
    if (failing) throw failing;
    const { from = 0, limit } = query;
    const rows = Array.from({ length: Math.max(0, Math.min(limit, matching - from)) }, (_, index) =>
      [query.text, from + index, ...(edition > 0 ? [edition] : [])].join(" "),
    );
    const isCounted = countsTop || query.from !== undefined;
    return { rows, matching: isCounted ? matching : rows.length + 1, matchesMore: !isCounted };
  };
  let state: RowBlocksState<Query, string, RowBlock<string>> | undefined;
  const blocks = createRowBlocks<Query, string, RowBlock<string>>({
    read,
    pause: () => new Promise<void>((resolve) => held.push(resolve)),
    elapsed: () => 0,
    errorOf: (thrown) => ({ code: "internal", message: String(thrown), advice: "" }),
    onChange: (next) => {
      state = next;
    },
  });
  const letGo = async () => {
    held.shift()?.();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    asked,
    blocks,
    letGo,
    settle: async () => {
      while (held.length > 0) await letGo();
    },
    state: () => state,
    rowAt: (index: number) => state?.loaded?.rowAt(index),
    change: () => {
      edition += 1;
    },
    fail: (error: Error | undefined) => {
      failing = error;
    },
  };
};

describe("rows in blocks", () => {
  test("the top is read at once, and the middle without what is between", async () => {
    const { asked, blocks, rowAt, settle } = open();
    void blocks.search({ text: "a" });
    await settle();
    expect([rowAt(0), rowAt(BLOCK_ROWS)]).toEqual(["a 0", undefined]);
    void blocks.want(500_150, 500_230);
    await settle();
    expect([rowAt(500_150), rowAt(500_230), rowAt(0)]).toEqual(["a 500150", "a 500230", "a 0"]);
    expect(asked).toEqual([
      { text: "a", limit: BLOCK_ROWS },
      { text: "a", from: 500_000, limit: BLOCK_ROWS },
      { text: "a", from: 500_200, limit: BLOCK_ROWS },
    ]);
  });

  test("of what is dragged past only the place where it stops is read", async () => {
    const { asked, blocks, letGo, rowAt, settle } = open();
    void blocks.search({ text: "a" });
    await settle();
    void blocks.want(100_000, 100_020);
    for (const first of [200_000, 300_000, 999_980]) void blocks.want(first, first + 19);
    await letGo();
    await settle();
    expect(asked.map(({ from }) => from)).toEqual([undefined, 100_000, 999_800]);
    expect(rowAt(999_999)).toBe("a 999999");
  });

  test("where the top came without a count, all are counted when nobody types on", async () => {
    const { asked, blocks, letGo, settle, state } = open(5_000, false);
    void blocks.search({ text: "a" });
    await letGo();
    expect(state()?.loaded).toMatchObject({ matching: BLOCK_ROWS + 1, matchesMore: true });
    // Typed before the pause is over: what was found for it is not counted.
    void blocks.search({ text: "ab" });
    await settle();
    expect(state()?.loaded).toMatchObject({ matching: 5_000, matchesMore: false, query: { text: "ab" } });
    expect(asked.map(({ text, from }) => [text, from])).toEqual([
      ["a", undefined],
      ["ab", undefined],
      ["ab", 0],
    ]);
  });

  test("an answer of the search before is dropped", async () => {
    const { blocks, rowAt, settle } = open();
    void blocks.search({ text: "a" });
    void blocks.search({ text: "b" });
    await settle();
    expect(rowAt(0)).toBe("b 0");
  });

  test("after a change what is in sight is read anew, and the old stays until it is there", async () => {
    const { asked, blocks, change, rowAt, settle } = open();
    void blocks.search({ text: "a" });
    await settle();
    void blocks.want(600, 620);
    await settle();
    change();
    void blocks.refresh();
    expect(rowAt(610)).toBe("a 610");
    await settle();
    expect([rowAt(610), rowAt(0)]).toEqual(["a 610 1", undefined]);
    expect(asked.at(-1)).toEqual({ text: "a", from: 600, limit: BLOCK_ROWS });
  });

  test("those far away are forgotten, and read again", async () => {
    const { blocks, rowAt, settle } = open();
    void blocks.search({ text: "a" });
    await settle();
    for (let first = 0; first < 60 * BLOCK_ROWS; first += BLOCK_ROWS) {
      void blocks.want(first, first + 10);
      await settle();
    }
    expect(rowAt(0)).toBeUndefined();
    void blocks.want(0, 10);
    await settle();
    expect(rowAt(0)).toBe("a 0");
  });

  test("an error is told, what is there stays, and it can be tried again", async () => {
    const { blocks, fail, rowAt, settle, state } = open();
    void blocks.search({ text: "a" });
    await settle();
    fail(new Error("locked"));
    void blocks.want(1000, 1010);
    await settle();
    expect(state()).toMatchObject({ isLoading: false, error: { message: "Error: locked" } });
    expect(rowAt(0)).toBe("a 0");
    fail(undefined);
    void blocks.refresh();
    await settle();
    expect(state()?.error).toBeUndefined();
    expect(rowAt(1000)).toBe("a 1000");
  });
});
