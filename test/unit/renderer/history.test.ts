import { describe, expect, test } from "vitest";
import { isNarrowed, noFilter, queryOf } from "../../../renderer/requests/history/history-filter.ts";
import { rowCountOf, totalWords } from "../../../renderer/requests/history/use-exchange-pages.ts";

const now = new Date(2026, 10, 21, 14, 30, 20).getTime();

describe("what is looked for in the history", () => {
  test("is everything at first", () => {
    expect(queryOf(noFilter, now)).toEqual({});
    expect(isNarrowed(noFilter)).toBe(false);
    expect(isNarrowed({ text: "  ", choices: { method: undefined } })).toBe(false);
  });

  test("is what was typed and chosen", () => {
    const filter = {
      text: " orders ",
      choices: {
        identity: { identity: { kind: "user", userId: "u1" }, name: "Ines" },
        method: "POST",
        status: "4xx",
        configurationId: "c1",
        ofRuns: "no",
      },
    } as const;
    expect(isNarrowed(filter)).toBe(true);
    expect(queryOf(filter, now)).toEqual({
      text: "orders",
      identity: { kind: "user", userId: "u1" },
      method: "POST",
      status: "4xx",
      configurationId: "c1",
      ofRuns: false,
    });
  });

  test.each([
    ["hour", new Date(2026, 10, 21, 13, 30)],
    ["today", new Date(2026, 10, 21)],
    ["week", new Date(2026, 10, 15)],
    ["month", new Date(2026, 9, 23)],
  ] as const)("since %s", (within, from) => {
    expect(queryOf({ text: "", choices: { within } }, now)).toEqual({ from: from.getTime() });
  });
});

describe("the rows of the history", () => {
  const row = {
    id: "e1",
    sender: "anonymous",
    sentAs: "Anonymous",
    method: "GET",
    url: "https://api.example/",
    startedAt: 1,
    durationMs: 1,
    sizeInBytes: 0,
    tokenUse: "none",
  } as const;

  test("are as many as were counted, and of more than that those that are loaded and some", () => {
    expect(rowCountOf({ rows: [row], matching: 40, hasMore: false, next: "n" })).toBe(40);
    expect(rowCountOf({ rows: [row], matching: 2, hasMore: true, next: "n" })).toBe(2);
    expect(rowCountOf({ rows: [row, row], matching: 2, hasMore: true, next: "n" })).toBe(202);
    expect(rowCountOf({ rows: [row, row], matching: 2, hasMore: true })).toBe(2);
  });

  test("are said in words", () => {
    expect(totalWords(4210, false)).toBe("4,210");
    expect(totalWords(10_000, true)).toBe("10,000+");
  });
});
