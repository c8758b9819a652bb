import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repeatedMembers } from "../../../main/discovery/repeated-members.ts";

describe("members that occur twice (Z-13)", () => {
  it("are found in every text of JSON, and only they", () => {
    const members = fc.array(fc.tuple(fc.string({ unit: "binary", maxLength: 3 }), fc.jsonValue()), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(members, fc.constantFrom(undefined, 1, "\t"), (entries, indent) => {
        const inner = entries.map(
          ([name, content]) => `${JSON.stringify(name)} : ${JSON.stringify(content, null, indent)}`,
        );
        const names = entries.map(([name]) => name);
        const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
        expect(new Set(repeatedMembers(`{${inner.join(" , ")}}`))).toEqual(twice);
      }),
    );
  });

  it.each([
    ['{"keys":[{"kid":"a","kid":"b"},{"kid":"a"}]}', ["keys[0].kid"]],
    ['{"keys":[],"keys":[{"n":"1"}]}', ["keys"]],
    [
      '{"keys":[[1,{"n":1,"n":2}],{"a":{"b":{"c":1,"c":2},"b":1}}]}',
      ["keys[0][1].n", "keys[1].a.b.c", "keys[1].a.b"],
    ],
    ['[{"a":1,"a":1},{"a":1}]', ["[0].a"]],
    ['{"a":"{\\"b\\":1,\\"b\\":2}","b":"a","c":["a","a"]}', []],
  ])("are found wherever they are: %s", (text, paths) => {
    JSON.parse(text);
    expect(repeatedMembers(text)).toEqual(paths);
  });

  it("are found in time in a text of a mebibyte", () => {
    const text = `{${Array.from({ length: 60_000 }, (_, index) => `"member-${index % 59_999}":[]`).join()}}`;
    expect(repeatedMembers(text)).toEqual(["member-0"]);
  });
});
