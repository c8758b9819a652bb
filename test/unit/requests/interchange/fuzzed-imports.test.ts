import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { requestDraftSchema } from "#shared/requests/request-draft-schema.ts";
import { readCurl } from "../../../../main/requests/interchange/index.ts";
import { readImport } from "../../../../main/requests/interchange/read-import.ts";
import { importFixtures as fixtures, readOrRefuse } from "../../../support/hostile-import.ts";
import { fixtureSource, readFixture, readText } from "../../../support/import-fixtures.ts";

describe("fuzz", () => {
  const sources = fixtures.map((name) => ({
    name,
    text: readFileSync(new URL(`../../../fixtures/interchange/${name}`, import.meta.url), "utf8"),
  }));
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "\n",
    "null",
    "{{",
    "}}",
    "\\",
    "'",
    "&a",
    "*a",
    "- ",
    "__proto__",
    "\u202e",
  );

  it("what other tools export, damaged anywhere, is read or refused", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(40),
        piece,
        ({ name, text }, share, length, put) => {
          const at = Math.floor(share * text.length);
          readOrRefuse(() => readText(text.slice(0, at) + put + text.slice(at + length), name));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("anything that is called a .bru file is read or refused, and quickly", () => {
    const line = fc.constantFrom(
      "meta {",
      "get {",
      "}",
      "  url: {{a}}/:b?c=d",
      "  ~x: '''",
      "    y",
      "'''",
      "headers {",
      "  a: [",
      "]",
      "body:json {",
      '  "q": 1',
      "vars:secret [",
      "  k",
      "params:path {",
      "assert {",
      "  res.body.a: eq 1",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        readOrRefuse(() => readText(lines.join("\n"), "x.bru"));
      }),
      { numRuns: 300 },
    );
  });

  it("anything after curl is read or refused", () => {
    const word = fc.constantFrom(
      "-d",
      "-F",
      "-H",
      "-X",
      "--next",
      "--url",
      "-G",
      "'",
      '"',
      "\\",
      "$(",
      "`",
      "$'",
      "\\x",
      "^",
      "%A%",
      "\n",
      " ",
      "a=b",
      "@f",
      "x: y",
      "https://a.example",
      ";",
      "&&",
      ">",
      "@'\n",
      "--json",
      "{{v}}",
      "\\u12",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        try {
          const { requests } = readCurl(`curl ${words.join("")}`);
          for (const request of requests) requestDraftSchema.parse(request);
        } catch (thrown) {
          if (!(thrown instanceof AppFailure)) throw thrown;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves every fixture as it was", () => {
    for (const name of [...fixtures, "bruno", "opencollection"]) {
      const source = fixtureSource(name);
      expect(readImport(source)).toEqual(readFixture(name));
    }
  });
});
