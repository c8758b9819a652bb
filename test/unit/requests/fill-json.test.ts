import { expect, it } from "vitest";
import { fillJson } from "#shared/requests/fill-json.ts";

const values: Readonly<Record<string, string>> = {
  text: 'say "it"\nback\\slash',
  number: "7",
  object: '{"a":[1]}',
};
const fill = (text: string) => fillJson(text, (name) => values[name]);

it.each([
  ['{"a":"{{text}}"}', { a: values.text }],
  ['{"a":"x {{text}} {{number}}"}', { a: `x ${values.text} 7` }],
  ['{"a":{{number}},"b":{{object}}}', { a: 7, b: { a: [1] } }],
  ['{"a":"\\"{{text}}"}', { a: `"${values.text}` }],
  ['{"a":"\\\\{{text}}","b":{{number}}}', { a: `\\${values.text}`, b: 7 }],
  ['{"{{text}}":{{number}}}', { [values.text ?? ""]: 7 }],
  ['[{{number}},"{{number}}"]', [7, "7"]],
])("values keep the JSON valid: %s", (text, expected) => {
  const filled = fill(text);
  expect(filled.unknown).toEqual([]);
  expect(JSON.parse(filled.text)).toEqual(expected);
});

it("a variable without a value stays as it is, and is named once", () => {
  expect(fill('{"a":"{{gone}}","b":{{ gone }}}')).toEqual({
    text: '{"a":"{{gone}}","b":{{ gone }}}',
    unknown: ["gone"],
  });
});
