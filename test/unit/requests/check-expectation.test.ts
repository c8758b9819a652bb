import { describe, expect, it } from "vitest";
import { expectationWords } from "#shared/requests/expectation-words.ts";
import type { Expectation } from "#shared/requests/request-draft.ts";
import { checkExpectation } from "../../../main/requests/check-expectation.ts";

const json = {
  total: 7,
  name: "Ada",
  list: [1, { id: 2 }],
  object: { a: 1, b: 2 },
  nothing: null,
  flag: false,
};

const check = (expectation: Expectation) =>
  checkExpectation(expectation, {
    status: 201,
    headers: [
      ["Content-Type", "application/json; charset=utf-8"],
      ["Vary", "Accept"],
      ["vary", "Origin"],
    ],
    durationMs: 12.6,
    search: (expression) => ({ value: (json as Readonly<Record<string, unknown>>)[expression] }),
  });

const ofHeader = (name: string, test: "is_present" | "is_absent" | "equals" | "contains", value = "") =>
  ({ kind: "header", name, test, value }) as const;
const ofJson = (expression: string, test: "is_present" | "is_absent" | "equals" | "contains", value = "") =>
  ({ kind: "json", expression, test, value }) as const;

describe("an expectation that is met", () => {
  it.each([
    [{ kind: "status", status: "201" }, "201", "Status is 201"],
    [{ kind: "status", status: "2xx" }, "201", "Status is 2xx"],
    [{ kind: "time", withinMs: 1500 }, "13 ms", "Answered within 1,500 ms"],
    [
      ofHeader("content-type", "is_present"),
      "application/json; charset=utf-8",
      "Header content-type is present",
    ],
    [ofHeader(" CONTENT-TYPE ", "contains", "json"), "application/json; charset=utf-8", undefined],
    [ofHeader("vary", "equals", "Origin"), "Accept, Origin", "Header vary is Origin"],
    [ofHeader("vary", "equals", "Accept, Origin"), "Accept, Origin", undefined],
    [ofHeader("x-none", "is_absent"), "no such header", "Header x-none is absent"],
    [ofJson("total", "equals", "7"), "7", "total is 7"],
    [ofJson("name", "equals", "Ada"), '"Ada"', undefined],
    [ofJson("name", "equals", '"Ada"'), '"Ada"', undefined],
    [ofJson("flag", "equals", "false"), "false", undefined],
    [ofJson("object", "equals", '{"b":2,"a":1}'), '{"a":1,"b":2}', undefined],
    [ofJson("name", "contains", "d"), '"Ada"', "name contains d"],
    [ofJson("list", "contains", '{"id":2}'), '[1,{"id":2}]', undefined],
    [ofJson("object", "contains", '{"b":2}'), '{"a":1,"b":2}', undefined],
    [ofJson("object", "contains", "a"), '{"a":1,"b":2}', undefined],
    [ofJson("nothing", "is_absent"), "nothing", "nothing is absent"],
    [ofJson("flag", "is_present"), "false", undefined],
  ] as const)("%j", (expectation, found, words) => {
    expect(check(expectation)).toEqual({ expectation, passed: true, found });
    if (words !== undefined) expect(expectationWords(expectation)).toBe(words);
  });
});

describe("an expectation that is not met", () => {
  it.each([
    [{ kind: "status", status: "4xx" }, "201"],
    [{ kind: "time", withinMs: 12 }, "13 ms"],
    [ofHeader("x-none", "contains", ""), "no such header"],
    [ofHeader("vary", "is_absent"), "Accept, Origin"],
    [ofHeader("vary", "equals", "origin"), "Accept, Origin"],
    [ofJson("total", "equals", '"7"'), "7"],
    [ofJson("gone", "equals", "undefined"), "nothing"],
    [ofJson("gone", "contains", ""), "nothing"],
    [ofJson("list", "contains", "2"), '[1,{"id":2}]'],
    [ofJson("object", "contains", '{"b":3}'), '{"a":1,"b":2}'],
    [ofJson("name", "is_absent"), '"Ada"'],
  ] as const)("%j", (expectation, found) => {
    expect(check(expectation)).toEqual({ expectation, passed: false, found });
  });
});
