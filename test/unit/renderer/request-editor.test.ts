import { describe, expect, test } from "vitest";
import { emptyBody } from "../../../renderer/requests/editor/body-kinds.ts";
import { checkJson, formatJson } from "../../../renderer/requests/editor/check-json.ts";
import { expectationSentence, newExpectation } from "../../../renderer/requests/editor/expectation-words.ts";
import { headerLines, readHeaderLines } from "../../../renderer/requests/editor/header-lines.ts";
import { queryRows, withoutQueryRow, withQueryRow } from "../../../renderer/requests/editor/url-query.ts";
import {
  nextNewKey,
  type OpenTab,
  tabAfterClosing,
  tabFrom,
  withTab,
} from "../../../renderer/requests/tabs/open-tabs.ts";
import {
  changedRow,
  draftsOf,
  problemOf,
  rowsOf,
} from "../../../renderer/requests/variables/variable-rows.ts";
import { completeVariable, completeWhole, variableAt } from "../../../renderer/ui/complete-template.ts";
import { resolvedOrigin } from "../../../renderer/ui/template-variables.tsx";

describe("the query of a URL", () => {
  const url = "{{base}}/a?x=1&x=a%20b+c&flag&{{n}}={{v}}#part";

  test("is read in its order, decoded, with what comes twice", () => {
    expect(queryRows(url)).toEqual([
      { name: "x", value: "1" },
      { name: "x", value: "a b c" },
      { name: "flag", value: "" },
      { name: "{{n}}", value: "{{v}}" },
    ]);
    expect(queryRows("https://x/?")).toEqual([]);
    expect(queryRows("https://x/?a=%zz")).toEqual([{ name: "a", value: "%zz" }]);
  });

  test("is written where it is changed, and nowhere else", () => {
    expect(withQueryRow(url, 0, { value: "2&3" })).toBe("{{base}}/a?x=2%263&x=a%20b+c&flag&{{n}}={{v}}#part");
    expect(withQueryRow(url, 2, { value: "on" })).toBe("{{base}}/a?x=1&x=a%20b+c&flag=on&{{n}}={{v}}#part");
    expect(withQueryRow(url, 3, { value: "{{v}} #1" })).toBe(
      "{{base}}/a?x=1&x=a%20b+c&flag&{{n}}={{v}}%20%231#part",
    );
    expect(withQueryRow(url, 1, { name: "y=z" })).toBe("{{base}}/a?x=1&y%3Dz=a%20b+c&flag&{{n}}={{v}}#part");
  });

  test("begins with the first parameter, and ends with the last", () => {
    const one = withQueryRow("https://x/#p", 0, { name: "a" });
    expect(one).toBe("https://x/?a=#p");
    expect(withoutQueryRow(one, 0)).toBe("https://x/#p");
    expect(queryRows(withQueryRow(one, 0, { name: "" }))).toEqual([{ name: "", value: "" }]);
  });

  test.each(["ä", "日本", "a/b:c@d", "\ud800", "100%", "{{"])("comes back as it was typed: %j", (value) => {
    const written = withQueryRow("https://x/", 0, { name: "n", value });
    expect(queryRows(written)[0]?.value).toBe(value === "\ud800" ? "\u{fffd}" : value);
  });
});

describe("headers as text", () => {
  test("come back as they were", () => {
    const headers = [
      { name: "Accept", value: "a: b", enabled: true },
      { name: "X-Off", value: "{{key}}", enabled: false },
      { name: "Empty", value: "", enabled: true },
    ];
    expect(headerLines(headers)).toBe("Accept: a: b\n// X-Off: {{key}}\nEmpty: ");
    expect(readHeaderLines(headerLines(headers))).toEqual(headers);
  });

  test("are read from what browsers copy", () => {
    expect(readHeaderLines(":authority: x\r\n\r\naccept:*/*\nalone")).toEqual([
      { name: ":authority", value: "x", enabled: true },
      { name: "accept", value: "*/*", enabled: true },
      { name: "alone", value: "", enabled: true },
    ]);
  });
});

describe("a JSON body with variables", () => {
  test.each(['{"a": {{n}}, "b": "{{t}}"}', "[{{a}}, {{a}}]", "{{all}}", "", '"\\"{{t}}"'])(
    "is JSON: %s",
    (text) => expect(checkJson(text)).toBeUndefined(),
  );

  test.each([
    ['{"a": 1,}', 1, 9, /name in double quotes/],
    ['{\n  "a" 1\n}', 2, 7, /colon/],
    ["[1 2]", 1, 4, /comma/],
    ['{"a": {{n}} "b": 1}', 1, 13, /comma/],
    ['{"a": "x\ny"}', 1, 7, /text/],
    ["{} {}", 1, 4, /Nothing may follow/],
    ["[tru]", 1, 2, /value or \]/],
    ["[1,]", 1, 4, /value/],
    ['{"a":', 1, 6, /value/],
  ])("is none: %j", (text, line, column, words) => {
    expect(checkJson(text)).toEqual({ line, column, message: expect.stringMatching(words) });
  });

  test("is laid out without touching variables or numbers", () => {
    expect(formatJson('{"a":{{n}},"b":["{{t}}",1.50]}')).toBe(
      '{\n  "a": {{n}},\n  "b": [\n    "{{t}}",\n    1.50\n  ]\n}',
    );
    expect(formatJson("{")).toBeUndefined();
  });
});

test("a body of another kind takes over what it can hold", () => {
  const json = { kind: "json", text: "{}" } as const;
  expect(emptyBody("text", json, undefined)).toEqual({ kind: "text", text: "{}", mediaType: "" });
  const form = { kind: "form", fields: [{ name: "a", value: "1", enabled: false }] } as const;
  const multipart = emptyBody("multipart", { ...form, fields: [...form.fields] }, undefined);
  expect(multipart).toEqual({
    kind: "multipart",
    parts: [{ kind: "text", name: "a", value: "1", mediaType: "", enabled: false }],
  });
  expect(emptyBody("form", multipart, undefined)).toEqual(form);
  expect(emptyBody("json", { kind: "none" }, json)).toEqual(json);
});

test("an expectation is one sentence", () => {
  expect(expectationSentence(newExpectation("status"))).toBe("Status is 2xx");
  expect(
    expectationSentence({ kind: "header", name: "ETag", test: "is_absent", value: "not compared" }),
  ).toBe("Header ETag is not there");
  expect(expectationSentence({ kind: "json", expression: "a.b", test: "contains", value: "7" })).toBe(
    "JSON at a.b contains 7",
  );
  expect(expectationSentence(newExpectation("time"))).toBe("Answers within 1000 ms");
});

describe("variables that are typed", () => {
  const kept = { name: "key", value: "", isSecret: true, isSet: true };

  test("leave a kept secret as it is until it is replaced, renamed or shown", () => {
    const [row] = rowsOf([kept]);
    if (!row) throw new Error("There is no row.");
    expect(draftsOf([row])).toEqual([{ name: "key", isSecret: true }]);
    expect(changedRow(row, { name: "key2" }).value).toBe("");
    expect(changedRow(row, { isSecret: false }).value).toBe("");
    expect(changedRow(row, { value: "new" })).toEqual({ name: "key", value: "new", isSecret: true });
  });

  test("need a name of their own", () => {
    const rows = ["a", "a", "b c", ""].map((name) => ({ name, value: "1", isSecret: false }));
    expect(rows.map((_, at) => problemOf(rows, at)?.slice(0, 8))).toEqual([
      undefined,
      "The name",
      "Use lett",
      "A name i",
    ]);
  });
});

describe("a variable in a text", () => {
  test("is completed after its braces", () => {
    expect(completeVariable("{{ba", 4, ["base", "abba", "x"])).toEqual({
      from: 0,
      to: 4,
      options: ["{{base}}", "{{abba}}"],
    });
    expect(completeVariable("a{{b}}c", 4, ["base"])).toEqual({ from: 1, to: 6, options: ["{{base}}"] });
    expect(completeVariable("a{{b/c", 4, ["base"])?.to).toBe(4);
    expect(completeVariable("{{base}}", 6, ["base"])).toBeUndefined();
    expect(completeVariable("{{base}}/", 9, ["base"])).toBeUndefined();
  });

  test("is known by the place in it", () => {
    expect(variableAt("a{{b}}", 3)).toBe("b");
    expect(variableAt("a{{b}}", 1)).toBeUndefined();
  });

  test("and all of a text is completed by what is offered", () => {
    expect(completeWhole("acc", ["X-Accel", "Accept"])?.options).toEqual(["Accept", "X-Accel"]);
    expect(completeWhole("Accept", ["Accept"])).toBeUndefined();
  });
});

test("the origin of a URL with variables is known where its values are", () => {
  const plain = { isSecret: false, isSet: true, from: "Environment" };
  const variables = [
    { ...plain, name: "base", value: "https://api.example/v2" },
    { ...plain, name: "host", value: "x.example" },
    { name: "key", value: "", isSecret: true, isSet: true, from: "Environment" },
  ];
  expect(resolvedOrigin("{{base}}/a/{{gone}}", variables)).toBe("https://api.example");
  expect(resolvedOrigin("https://{{host}}:8443?k={{key}}", variables)).toBe("https://x.example:8443");
  expect(resolvedOrigin("https://{{key}}/a", variables)).toBeUndefined();
  expect(resolvedOrigin("{{gone}}/a", variables)).toBeUndefined();
  expect(resolvedOrigin("file:///etc", variables)).toBeUndefined();
});

describe("open tabs", () => {
  const tab = (key: string, isPreview = false): OpenTab => ({ key, isPreview });
  const keys = (tabs: readonly OpenTab[]) => tabs.map(({ key, isPreview }) => (isPreview ? `(${key})` : key));

  test("have one preview at most, which stays when it is opened again", () => {
    const looked = withTab([tab("a")], tab("b", true));
    expect(keys(looked)).toEqual(["a", "(b)"]);
    expect(keys(withTab(looked, tab("c", true)))).toEqual(["a", "(c)"]);
    expect(keys(withTab(looked, tab("b")))).toEqual(["a", "b"]);
    expect(keys(withTab(looked, tab("a", true)))).toEqual(["a", "(b)"]);
  });

  test("show their neighbour when one is closed", () => {
    const tabs = ["a", "b", "c"].map((key) => tab(key));
    expect(tabAfterClosing(tabs, "b")?.key).toBe("c");
    expect(tabAfterClosing(tabs, "c")?.key).toBe("b");
    expect(tabAfterClosing([tab("a")], "a")).toBeUndefined();
    expect([tabFrom(tabs, "c", 1)?.key, tabFrom(tabs, "a", -1)?.key]).toEqual(["a", "c"]);
    expect(tabFrom([], undefined, 1)).toBeUndefined();
  });

  test("give each new request a key of its own", () => {
    expect(nextNewKey([])).toBe("new");
    expect(nextNewKey([tab("new"), tab("new-2")])).toBe("new-3");
  });
});
