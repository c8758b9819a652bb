import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memberTexts } from "../../../main/tokens/member-texts.ts";

const texts = (object: string) => Object.fromEntries(memberTexts(object));

describe("the members of a JSON object as text", () => {
  it("keeps numbers to the letter (Z-74)", () => {
    expect(
      texts(
        '{"id":9007199254740993, "huge": 1e400, "exact": 1.10, "minus": -0, "deep": {"n": [12345678901234567890]}}',
      ),
    ).toEqual({
      id: "9007199254740993",
      huge: "1e400",
      exact: "1.10",
      minus: "-0",
      deep: '{"n":[12345678901234567890]}',
    });
  });

  it("writes texts without needless escapes, and leaves out white space between", () => {
    expect(texts('{\n  "n\\u0061me" : "M\\u00fcller \\"x\\" \\/ {,}:[]" ,\t"empty": "" }')).toEqual({
      name: '"Müller \\"x\\" / {,}:[]"',
      empty: '""',
    });
  });

  it("takes the last of two with the same name (Z-60)", () => {
    expect(texts('{"sub":"1","sub":{"a":"2"}}')).toEqual({ sub: '{"a":"2"}' });
  });

  it("knows empty and odd objects (Z-72)", () => {
    expect(texts(" { } ")).toEqual({});
    expect([...memberTexts('{"__proto__":1,"":2,"a":{},"b":[]}')]).toEqual([
      ["__proto__", "1"],
      ["", "2"],
      ["a", "{}"],
      ["b", "[]"],
    ]);
  });

  it("reads a text of 500,000 characters (Z-59)", () => {
    const long = `"${"x\\n".repeat(170_000)}"`;
    expect(texts(`{"a":${long}}`)).toEqual({ a: long });
  });

  it("is what JSON.stringify makes of each member, where doubles lose nothing", () => {
    const members = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    const spaces = fc.constantFrom(undefined, 1, "\t");
    fc.assert(
      fc.property(members, spaces, (object, space) => {
        const sent = JSON.stringify(object, undefined, space);
        const parsed = JSON.parse(sent) as Record<string, unknown>;
        expect([...memberTexts(sent)]).toEqual(
          expect.arrayContaining(
            Object.entries(parsed).map(([name, value]) => [name, JSON.stringify(value)]),
          ),
        );
      }),
    );
  });
});
