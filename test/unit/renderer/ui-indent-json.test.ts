import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indentJson } from "../../../renderer/ui/indent-json.ts";

describe("JSON laid out over lines", () => {
  test("looks as it is used to", () => {
    const value = { a: [1, "two", { three: [] }], b: {}, c: null, "d:{": 'x "y", z' };
    expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, undefined, 2));
  });

  test("Z-74 Z-130 keeps large numbers, repeated names and escapes to the letter", () => {
    expect(indentJson('{"n":90071992547409931234,"n":1e400,"t":"\\u00e9\\/"}')).toBe(
      '{\n  "n": 90071992547409931234,\n  "n": 1e400,\n  "t": "\\u00e9\\/"\n}',
    );
  });

  test("is undefined for what is no JSON", () => {
    expect(["", "<html>", "{a:1}", "[1,]", "NaN"].map(indentJson)).toEqual(Array(5).fill(undefined));
  });

  test("Z-15 takes a deeply nested document without growing out of bounds", () => {
    const deep = "[".repeat(5_000) + "]".repeat(5_000);
    expect(indentJson(deep)?.length).toBeLessThan(1_000_000);
  });

  test("says the same as the standard layout for any value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, undefined, 2));
      }),
    );
  });
});
