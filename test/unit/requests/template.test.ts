import { expect, test } from "vitest";
import { fillTemplate, parseTemplate, variablesIn } from "#shared/requests/template.ts";

const values: Readonly<Record<string, string>> = {
  base: "https://api.example",
  nested: "{{base}}",
  "a.b-c_1": "x",
};
const fill = (text: string) => fillTemplate(text, (name) => values[name]);

test("values stand in the place of variables, also twice and with spaces", () => {
  expect(fill("{{base}}/v1/{{ base }}?{{a.b-c_1}}")).toEqual({
    text: "https://api.example/v1/https://api.example?x",
    unknown: [],
  });
});

test("a value names no further variable", () => {
  expect(fill("{{nested}}")).toEqual({ text: "{{base}}", unknown: [] });
});

test("what has no value stays as it is, and is named once", () => {
  expect(fill("{{gone}} {{base}} {{gone}}")).toEqual({
    text: "{{gone}} https://api.example {{gone}}",
    unknown: ["gone"],
  });
});

test.each(["{{}}", "{{a b}}", "{ {base} }", "{{base", "{{base}", "{{ünder}}", `{{${"a".repeat(300)}}}`])(
  "braces around what is no name are text: %s",
  (text) => expect(fill(text)).toEqual({ text, unknown: [] }),
);

test("pieces say where each variable stands, so that it can be marked", () => {
  expect(parseTemplate("a{{b}}c")).toEqual([
    { kind: "text", text: "a" },
    { kind: "variable", name: "b", start: 1, end: 6 },
    { kind: "text", text: "c" },
  ]);
  expect(variablesIn("{{x}}{{y}}{{x}}")).toEqual(["x", "y"]);
});
