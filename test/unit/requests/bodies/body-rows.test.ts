import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BodyView } from "#shared/requests/response-body.ts";
import {
  type BodySource,
  indexRows,
  readRows,
  searchRows,
} from "../../../../main/requests/bodies/body-rows.ts";
import { failureOf } from "../../../support/failure-of.ts";

const sourceOf = (content: string | Buffer): BodySource => {
  const bytes = Buffer.from(content);
  return {
    sizeInBytes: bytes.byteLength,
    // Less than what is asked for, so that every place is once the end of a piece.
    read: async (offset, length) => bytes.subarray(offset, offset + Math.min(length, 7919)),
    close: async () => {},
  };
};

const rowsOf = async (content: string | Buffer, view: BodyView, first = 0, count = 100_000) => {
  const source = sourceOf(content);
  return readRows(source, view, await indexRows(source, view), { first, count });
};
const textsOf = async (content: string | Buffer, view: BodyView) =>
  (await rowsOf(content, view)).rows.map(({ text }) => text);

const find = (content: string, view: BodyView, text: string) =>
  searchRows(sourceOf(content), view, text, new AbortController().signal);

describe("the rows of a text", () => {
  it.each([
    ["", []],
    ["one", ["one"]],
    ["one\n", ["one"]],
    ["one\r\ntwo\n\nthree", ["one", "two", "", "three"]],
    ["\n", [""]],
  ])("are its lines: %j", async (content, rows) => {
    expect(await textsOf(content, "text")).toEqual(rows);
  });

  it("are pieces of lines that are too long, cut between characters", async () => {
    const line = "ü€😀".repeat(5000);
    const { rows } = await rowsOf(`${line}\nend`, "text");
    expect(rows.length).toBeGreaterThan(10);
    expect(
      rows
        .slice(0, -1)
        .map(({ text }) => text)
        .join(""),
    ).toBe(line);
    expect(rows.slice(0, -2).every(({ isContinued }) => isContinued)).toBe(true);
    expect(rows.at(-1)).toEqual({ text: "end", isContinued: false });
  });

  it("can be read from any one on", async () => {
    const lines = Array.from({ length: 2000 }, (_each, index) => `line ${index}`);
    const content = lines.join("\n");
    for (const first of [0, 1, 255, 256, 257, 1000, 1990, 1999, 2000]) {
      const { rows, total } = await rowsOf(content, "text", first, 20);
      expect(total).toBe(2000);
      expect(rows.map(({ text }) => text)).toEqual(lines.slice(first, first + 20));
    }
  });

  it("show what is no UTF-8", async () => {
    expect(await textsOf(Buffer.from([0x61, 0xff, 0xfe, 0x0a, 0x62]), "text")).toEqual([
      "a\ufffd\ufffd",
      "b",
    ]);
  });
});

describe("the rows of JSON", () => {
  it("are those of indented JSON, wherever one begins to read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.nat(30), async (value, first) => {
        const expected = JSON.stringify(value, undefined, 2).split("\n");
        expect(await textsOf(JSON.stringify(value), "json")).toEqual(expected);
        expect(await textsOf(JSON.stringify(value, undefined, "\t"), "json")).toEqual(expected);
        const { rows } = await rowsOf(JSON.stringify(value), "json", first, 3);
        expect(rows.map(({ text }) => text)).toEqual(expected.slice(first, first + 3));
      }),
    );
  });

  it("are the same in the middle of a large document", async () => {
    const value = Array.from({ length: 3000 }, (_each, id) => ({ id, tags: ["a,b", "{"], of: {}, no: [] }));
    const expected = JSON.stringify(value, undefined, 2).split("\n");
    const content = JSON.stringify(value);
    for (const first of [0, 255, 256, 5000, expected.length - 1]) {
      const { rows, total } = await rowsOf(content, "json", first, 30);
      expect(total).toBe(expected.length);
      expect(rows.map(({ text }) => text)).toEqual(expected.slice(first, first + 30));
    }
  });

  it("are one for each document of a list of lines", async () => {
    expect(await textsOf("1\n2\n", "json")).toEqual(["1", "2"]);
  });

  it.each(["{", "]]]", '{"a":', '"no end', "[1,,2}", "plain text", '{"a" 1}'])(
    "are shown of what is broken, too: %s",
    async (content) => {
      const shown = (await textsOf(content, "json")).join("").replace(/\s/g, "");
      expect(shown).toBe(content.replace(/\s/g, ""));
    },
  );

  it("go on with a text that is too long", async () => {
    const long = `${"ä".repeat(3000)}\\"`;
    const { rows } = await rowsOf(`{"a":"${long}","b":1}`, "json");
    expect(rows.map(({ text }) => text).join("")).toBe(`{  "a": "${long}",  "b": 1}`);
    expect(rows.at(-2)?.text).toBe('  "b": 1');
  });
});

describe("a search", () => {
  it("finds all, without regard to case", async () => {
    const { matches, isComplete } = await find("Anna\nx anna ANNA\nnothing", "text", "anna");
    expect(matches).toEqual([
      { row: 0, column: 0, length: 4 },
      { row: 1, column: 2, length: 4 },
      { row: 1, column: 7, length: 4 },
    ]);
    expect(isComplete).toBe(true);
  });

  it("finds what stands as it is laid out", async () => {
    expect((await find('{"a":1,"b":2}', "json", '"b": 2')).matches).toEqual([
      { row: 2, column: 2, length: 6 },
    ]);
  });

  it("finds what a row's end cuts in two", async () => {
    const content = `${"x".repeat(997)}needle${"y".repeat(100)}`;
    expect((await find(content, "text", "needle")).matches).toEqual([{ row: 1, column: 0, length: 3 }]);
    expect((await find(`${"x".repeat(999)}\nneedle`, "text", "xneedle")).matches).toEqual([]);
  });

  it("ends when there is more than anybody looks at", async () => {
    const { matches, isComplete } = await find("a\n".repeat(5000), "text", "a");
    expect(matches).toHaveLength(1000);
    expect(isComplete).toBe(false);
  });

  it("can be called off", async () => {
    const abort = new AbortController();
    abort.abort();
    const error = await failureOf(() => searchRows(sourceOf("a".repeat(10_000)), "text", "a", abort.signal));
    expect(error.code).toBe("request_cancelled");
  });
});
