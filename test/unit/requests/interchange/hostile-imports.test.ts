import { describe, expect, it } from "vitest";
import { failureOf } from "../../../support/failure-of.ts";
import { importFixtures as fixtures, readOrRefuse } from "../../../support/hostile-import.ts";
import { fixtureSource, readText } from "../../../support/import-fixtures.ts";
import { leftOutOf, requestsByPath } from "../../../support/imported.ts";
import { sourceFilesBelow } from "../../../support/source-files.ts";

const postman = (item: unknown, more: object = {}) => JSON.stringify({ info: { name: "x" }, item, ...more });

describe("no import", () => {
  it("has a way to files, programs, the network, or to evaluate anything", () => {
    const forbidden =
      /^(?:node:)?(?:fs|child_process|net|tls|http2?|https|dgram|dns|vm|worker_threads|module|process|inspector)(?:\/|$)|^(?:undici|electron)/;
    const files = sourceFilesBelow("main/requests/interchange");
    expect(files.length).toBeGreaterThan(40);
    expect(
      files
        .flatMap(({ imports }) => imports.map(({ specifier }) => specifier))
        .filter((name) => forbidden.test(name)),
    ).toEqual([]);
    expect(
      files
        .filter(({ text }) => /\bfetch\(|\beval\(|\bFunction\(|\bprocess\./.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

describe("Z-101: a file that is none", () => {
  it.each([
    ["empty", ""],
    ["blank", " \n\t"],
    ["one byte", "x"],
    ["a number", "7"],
    ["null", "null"],
    ["an empty object", "{}"],
    ["an empty list", "[]"],
    ["Z-120: a database", "SQLite format 3\0rest"],
    ["a NUL", "curl https://a\0b"],
    ["HTML", "<!doctype html><html></html>"],
  ])("%s is refused", async (_name, text) => {
    expect(await failureOf(() => readText(text))).toMatchObject({ code: "invalid_input" });
  });

  it("binary is refused", async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => (index * 37 + 128) % 256);
    expect(await failureOf(() => readText(bytes))).toMatchObject({ code: "invalid_input" });
  });

  it("is cut off at every byte of a small one", () => {
    const text = postman([{ name: "A", request: { method: "GET", url: "https://api.example/ü" } }]);
    const bytes = new TextEncoder().encode(text);
    for (let end = 0; end < bytes.length; end += 1) {
      expect(readOrRefuse(() => readText(bytes.slice(0, end)))).toBeUndefined();
    }
    expect(readText(bytes).requests).toHaveLength(1);
  });
});

describe("Z-102: encodings", () => {
  const text = postman([{ name: "Größe 🙂", request: "https://api.example" }]);
  it.each([
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, the other order", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["line ends of Windows", Buffer.from(JSON.stringify(JSON.parse(text), null, 2).replaceAll("\n", "\r\n"))],
  ])("%s is read", (_name, bytes) => {
    expect(readText(bytes).requests[0]?.name).toBe("Größe 🙂");
  });

  it("no UTF-8 is refused", async () => {
    expect(
      await failureOf(() => readText(Buffer.concat([Buffer.from(text), Buffer.from([0xff])]))),
    ).toMatchObject({
      message: "This is not text.",
    });
  });
});

describe("Z-103: too much", () => {
  it("nesting without end is refused, in JSON and in YAML", async () => {
    const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
    expect(readOrRefuse(() => readText(deep("[", "]")))).toBeUndefined();
    expect(readOrRefuse(() => readText(`a: ${deep("[", "]")}`))).toBeUndefined();
    expect(readOrRefuse(() => readText(deep('{"a":', "}").replace('"a":}', '"a":1}')))).toBeUndefined();
  });

  it("folders without end are put into the last that may be", () => {
    let item: unknown = { name: "Deep", request: "https://api.example" };
    for (let depth = 0; depth < 500; depth += 1) item = { name: `F${depth}`, item: [item] };
    const collection = readText(postman([item]));
    const [path = ""] = Object.keys(requestsByPath(collection));
    expect(path.split(" / ")).toHaveLength(16);
    expect(leftOutOf(collection).at(-1)).toMatch(/Deeper folders$/);
  });

  it.each([
    ["requests", Array.from({ length: 5001 }, () => ({ name: "A", request: "https://api.example" }))],
    ["folders", Array.from({ length: 2001 }, () => ({ name: "A", item: [] }))],
  ])("more %s than are kept are refused", async (what, items) => {
    expect((await failureOf(() => readText(postman(items)))).message).toContain(what);
  });

  it("a URL, a body and a value that are too long are left out one by one", () => {
    const long = "x".repeat(17_000);
    const collection = readText(
      postman(
        [
          { name: "A", request: `https://api.example/${long}` },
          {
            name: "B",
            request: {
              method: "POST",
              url: "https://api.example",
              body: { mode: "raw", raw: long.repeat(700) },
            },
          },
          { name: "C", request: "https://api.example" },
        ],
        { variable: [{ key: "v", value: long.repeat(70) }] },
      ),
    );
    expect(collection.requests.map(({ name }) => name)).toEqual(["C"]);
    expect(leftOutOf(collection)).toEqual(["Variable v", "A: Request", "B: Request"]);
  });
});

describe("Z-104: YAML", () => {
  it("a bomb of aliases is refused", async () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 12; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(", ")}]`);
    }
    expect(await failureOf(() => readText(lines.join("\n")))).toMatchObject({ code: "invalid_input" });
  });

  it.each([
    "openapi: !!js/function 'function () { throw 1 }'",
    "openapi: !!python/object/apply:os.system [id]",
    "openapi: !include /etc/passwd",
    "openapi: !!binary aGVsbG8=",
    "openapi: &a [*a]\ninfo: *a",
    "a: 1\n---\nb: 2\n",
    "a: [1, 2",
    "\ta: 1",
  ])("%s is refused", async (text) => {
    expect(await failureOf(() => readText(text))).toMatchObject({ code: "invalid_input" });
  });

  it("words and numbers are what they look like: no is a word, and a date a text", () => {
    const text = [
      "type: collection.insomnia.rest/5.0",
      "name: no",
      "collection: []",
      "environments:",
      "  data: { norway: no, octal: 010, date: 2025-01-31, on: on, merged: { <<: { a: 1 } } }",
    ].join("\n");
    const collection = readText(text);
    expect(collection.name).toBe("no");
    expect(Object.fromEntries(collection.variables.map(({ name, value }) => [name, value]))).toEqual({
      norway: "no",
      octal: "10",
      date: "2025-01-31",
      on: "on",
      "merged._.a": "1",
    });
  });
});

describe("Z-105: names of the prototype", () => {
  it("do nothing at any level", () => {
    const evil =
      '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "then": "x", "1": "y"';
    for (const name of fixtures.filter((each) => /json$|har$/.test(each))) {
      const text = new TextDecoder()
        .decode(fixtureSource(name).files[0]?.bytes)
        .replaceAll("{", `{${evil},`)
        .replaceAll(",}", "}")
        .replaceAll(/,(\s*)\}/g, "$1}");
      readOrRefuse(() => readText(text, name));
    }
    const environment = JSON.stringify({
      name: "E",
      values: [
        { key: "__proto__", value: "1" },
        { key: "constructor", value: "2" },
      ],
    });
    expect(readText(environment).environments[0]?.variables.map(({ name }) => name)).toEqual([
      "__proto__",
      "constructor",
    ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("Z-107: wrong types in every place", () => {
  const wrong = [null, 0, "", "x", true, [], {}, [[]], { a: 1 }, -1, "{{x}}"];
  /** Every place of a document, by its path. */
  const placesOf = (
    value: unknown,
    path: readonly (string | number)[] = [],
  ): readonly (readonly (string | number)[])[] =>
    typeof value !== "object" || value === null
      ? [path]
      : [
          path,
          ...Object.keys(value).flatMap((key) =>
            placesOf((value as Record<string, unknown>)[key], [...path, key]),
          ),
        ];
  const withWrong = (document: unknown, path: readonly (string | number)[], value: unknown): unknown => {
    const copy = structuredClone(document);
    let owner = copy as Record<string, unknown>;
    for (const step of path.slice(0, -1)) owner = owner[step] as Record<string, unknown>;
    owner[path.at(-1) as string] = value;
    return copy;
  };

  it.each(fixtures.filter((name) => /json$|har$/.test(name)))("of %s", (name) => {
    const document: unknown = JSON.parse(new TextDecoder().decode(fixtureSource(name).files[0]?.bytes));
    placesOf(document)
      .slice(1)
      .forEach((path, index) => {
        const value = wrong[index % wrong.length];
        readOrRefuse(() => readText(JSON.stringify(withWrong(document, path, value)), name));
      });
  });
});

describe("Z-109: names", () => {
  it.each([
    ["empty", "", "GET /a"],
    ["of spaces", "   ", "GET /a"],
    ["a way out of a folder", "../../etc/passwd", "../../etc/passwd"],
    ["with line breaks and control characters", "a\r\nb\u0000\u001b[31mc", "a b [31mc"],
    ["half of a character", "a\ud800b", "a b"],
    ["right to left", "gpj.\u202eexe", "gpj.\u202eexe"],
    ["very long", "x".repeat(100_000), "x".repeat(200)],
  ])("%s", (_name, name, expected) => {
    const collection = readText(postman([{ name, request: "https://api.example/a" }]));
    expect(collection.requests[0]?.name).toBe(expected);
  });
});

describe("Z-117: templates of other tools", () => {
  it("are never evaluated", () => {
    const names = [
      "{{7*7}}",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what must not be evaluated
      "${7*7}",
      "{% raw %}",
      "<%= 7*7 %>",
      "#{7*7}",
      "{{constructor.constructor('return 1')()}}",
    ];
    const collection = readText(
      postman(names.map((name) => ({ name, request: `https://api.example/${name}` }))),
    );
    expect(collection.requests.map(({ name }) => name)).toEqual(names);
    expect(JSON.stringify(collection)).not.toContain("49");
  });
});
