import { describe, expect, it } from "vitest";
import type { Exchange } from "#shared/requests/exchange.ts";
import { compareExchanges } from "../../../main/requests/comparison/compare-exchanges.ts";
import { compareJson, MOST_DIFFERENCES } from "../../../main/requests/comparison/compare-json.ts";
import { compareLines } from "../../../main/requests/comparison/compare-lines.ts";

const answered = (
  content: string,
  {
    status = 200,
    headers = [],
    isComplete = true,
    encoding = "text",
  }: {
    readonly status?: number;
    readonly headers?: readonly (readonly [string, string])[];
    readonly isComplete?: boolean;
    readonly encoding?: "text" | "base64";
  } = {},
): Exchange => ({
  id: content,
  sender: "anonymous",
  sentAs: "Anonymous",
  method: "GET",
  url: "https://api.example/",
  status,
  startedAt: 1,
  durationMs: 1,
  sizeInBytes: content.length,
  tokenUse: "none",
  hops: [],
  request: { headers: [], body: "" },
  response: {
    status,
    statusText: "",
    httpVersion: "1.1",
    headers: headers.map(([name, value]) => ({ name, value })),
    mediaType: "",
    body: { encoding, content, sizeInBytes: content.length, isComplete, isKept: false },
    headersAfterMs: 1,
  },
});

const differencesOf = (left: unknown, right: unknown) => compareJson(left, right).differences;

describe("two answers", () => {
  it("differ in status and headers, whatever the headers' case", () => {
    const left = answered("", {
      headers: [
        ["Content-Type", "a"],
        ["Date", "1"],
        ["X-A", "1"],
      ],
    });
    const right = answered("", {
      status: 403,
      headers: [
        ["content-type", "a"],
        ["date", "2"],
        ["X-B", "1"],
        ["x-b", "2"],
      ],
    });
    expect(compareExchanges(left, right)).toMatchObject({
      isStatusSame: false,
      sameHeaders: 1,
      headers: [
        { name: "date", left: "1", right: "2", isUsual: true },
        { name: "x-a", left: "1", isUsual: false },
        { name: "x-b", right: "1, 2", isUsual: false },
      ],
      body: { kind: "same" },
    });
  });

  it.each([
    ['{"a":1}', '{ "a": 1 }', { kind: "same", isComplete: true }],
    ['{"a":1}', '{"a":2}', { kind: "json", isStructureSame: true }],
    ['{"a":1}', '{"b":1}', { kind: "json", isStructureSame: false }],
    ["a\nb", "a\nc", { kind: "text", lines: [{ kind: "same" }, { kind: "removed" }, { kind: "added" }] }],
    ['{"a":1}', "<html>", { kind: "text" }],
  ])("%s and %s", (left, right, body) => {
    expect(compareExchanges(answered(left), answered(right)).body).toMatchObject(body);
  });

  it("are compared by size where one is no text", () => {
    const bytes = answered("AAAA", { encoding: "base64" });
    expect(compareExchanges(bytes, answered("x")).body).toEqual({
      kind: "bytes",
      leftInBytes: 4,
      rightInBytes: 1,
    });
  });

  it("are compared as text where only the beginning is kept, and that is said", () => {
    const left = answered('{"a":1', { isComplete: false });
    expect(compareExchanges(left, answered('{"a":2')).body).toMatchObject({
      kind: "text",
      isComplete: false,
    });
    expect(compareExchanges(left, left).body).toEqual({ kind: "same", isComplete: false });
  });

  it("may be missing", () => {
    const { response: _response, status: _status, ...unanswered } = answered("");
    expect(compareExchanges(unanswered, answered("x"))).toMatchObject({
      isStatusSame: false,
      body: { kind: "text" },
    });
  });
});

describe("two JSON values", () => {
  it("differ by path: added, removed, another type, another value", () => {
    const left = { a: 1, b: { "x y": [1, 2] }, c: "1", gone: null };
    const right = { a: 2, b: { "x y": [1, 3, 4] }, c: 1, come: {} };
    expect(differencesOf(left, right)).toEqual([
      { path: "a", kind: "value", left: "1", right: "2" },
      { path: 'b["x y"][1]', kind: "value", left: "2", right: "3" },
      { path: 'b["x y"][2]', kind: "added", right: "4" },
      { path: "c", kind: "type", left: '"1"', right: "1" },
      { path: "gone", kind: "removed", left: "null" },
      { path: "come", kind: "added", right: "{}" },
    ]);
  });

  it("have lists whose items are told apart by a member", () => {
    const left = {
      orders: [
        { id: 1, n: 1 },
        { id: 2, n: 2 },
      ],
    };
    const right = {
      orders: [
        { id: 0, n: 0 },
        { id: 1, n: 1 },
        { id: 2, n: 3 },
      ],
    };
    expect(differencesOf(left, right)).toEqual([
      { path: "orders[id=2].n", kind: "value", left: "2", right: "3" },
      { path: "orders[id=0]", kind: "added", right: '{"id":0,"n":0}' },
    ]);
  });

  it("have lists whose items go by place where no member tells them apart", () => {
    expect(differencesOf([{ id: 1 }, { id: 1 }], [{ id: 1 }, { id: 2 }])).toEqual([
      { path: "[1].id", kind: "value", left: "1", right: "2" },
    ]);
  });

  it("are compared within bounds", () => {
    const many = compareJson(
      {},
      Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`m${index}`, 1])),
    );
    expect(many).toMatchObject({ isComplete: false });
    expect(many.differences).toHaveLength(MOST_DIFFERENCES);
    const nested = (value: unknown) => {
      let deep = value;
      for (let depth = 0; depth < 1_000; depth += 1) deep = [deep];
      return deep;
    };
    expect(compareJson(nested(1), nested(2)).isComplete).toBe(false);
    expect(differencesOf("x".repeat(1_000), 1)[0]?.left?.length).toBeLessThan(210);
  });

  it("may have members that objects have anyway", () => {
    const [left, right] = [JSON.parse('{"__proto__":1}'), JSON.parse('{"constructor":1}')];
    expect(differencesOf(left, right)).toEqual([
      { path: "__proto__", kind: "removed", left: "1" },
      { path: "constructor", kind: "added", right: "1" },
    ]);
  });
});

describe("two texts", () => {
  const words = (left: string, right: string) =>
    compareLines(left.split(" ").join("\n"), right.split(" ").join("\n")).lines.map((line) =>
      line.kind === "skipped"
        ? `${line.count}`
        : `${{ same: "=", removed: "-", added: "+" }[line.kind]}${line.text}`,
    );

  it.each([
    ["a b c", "a x c", ["=a", "-b", "+x", "=c"]],
    ["a b c a b b a", "c b a b a c", undefined],
    ["", "a", ["-", "+a"]],
    ["1 2 3 4 5 6 7 8 9 a", "1 2 3 4 5 6 7 8 9 b", ["6", "=7", "=8", "=9", "-a", "+b"]],
  ])("%s and %s", (left, right, lines) => {
    const found = words(left, right);
    if (lines !== undefined) expect(found).toEqual(lines);
    const side = (kept: string) =>
      found
        .filter((line) => kept.includes(line[0] ?? ""))
        .map((line) => line.slice(1))
        .join(" ");
    if (lines === undefined) expect([side("=-"), side("=+")]).toEqual([left, right]);
  });

  it("are compared within bounds", () => {
    const lines = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index}`).join("\n");
    expect(compareLines(lines("a", 6_000), lines("b", 6_000)).isComplete).toBe(false);
    const replaced = compareLines(lines("a", 1_000), lines("b", 1_000));
    expect(replaced.isComplete).toBe(true);
    expect(replaced.lines).toHaveLength(2_000);
  });
});
