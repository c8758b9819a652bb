import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { hasPassed, withColumns } from "../../../main/reports/index.ts";
import type { ReportSource } from "../../../main/reports/report-source.ts";
import { writeCsv } from "../../../main/reports/write-csv.ts";
import { writeHtml } from "../../../main/reports/write-html.ts";
import { reportDocument } from "../../../main/reports/write-json.ts";
import { writeJunit } from "../../../main/reports/write-junit.ts";
import { parseXml, type XmlElement } from "../../support/parse-xml.ts";
import {
  HOSTILE,
  sampleCell,
  sampleCollectionRun,
  sampleExpectations,
  sampleMatrixRun,
} from "../../support/sample-runs.ts";

const matrix: ReportSource = { kind: "matrix", run: sampleMatrixRun(), expectations: sampleExpectations };
const collection: ReportSource = { kind: "collection", run: sampleCollectionRun() };

/** Every name is what nobody would call anything. */
const hostile = (): ReportSource => {
  const run = sampleMatrixRun({ name: HOSTILE, environment: HOSTILE });
  return {
    kind: "matrix",
    expectations: [],
    run: {
      ...run,
      rows: run.rows.map((row) => ({ ...row, name: HOSTILE, path: HOSTILE })),
      columns: run.columns.map((column) => ({ ...column, name: HOSTILE, roles: [HOSTILE] })),
      cells: run.cells.map((cell) => ({
        ...cell,
        verdict: "error",
        error: { code: "timed_out", message: HOSTILE, advice: HOSTILE },
      })),
    },
  };
};

const casesOf = (xml: string): readonly (readonly string[])[] =>
  parseXml(xml).children.flatMap((suite) =>
    suite.children
      .filter(({ name }) => name === "testcase")
      .map(({ attributes, children }) => [
        suite.attributes.name ?? "",
        attributes.name ?? "",
        ...children.map(({ name, attributes: { message } }) => [name, message].filter(Boolean).join(": ")),
      ]),
  );

describe("JUnit", () => {
  it("has a suite for each identity and a case for each request", () => {
    expect(casesOf(writeJunit(matrix))).toEqual([
      ["Ines Müller", "GET /v2/orders, List orders"],
      ["Ines Müller", "DELETE /v2/orders/{{id}}, Delete order", "skipped"],
      ["Jonas Weber", "GET /v2/orders, List orders", "error: 502 says nothing about authorization."],
      [
        "Jonas Weber",
        "DELETE /v2/orders/{{id}}, Delete order",
        "failure: As Jonas Weber: 204, allowed, want 403",
      ],
    ]);
    expect(casesOf(writeJunit(collection))).toEqual([
      ["Ines Müller", "Smoke / List"],
      ["Ines Müller", "Smoke / Read", "failure: total is 7: found 6"],
      ["Ines Müller", "Smoke / Place", "error: The server took too long."],
      ["Ines Müller", "Smoke / Delete", "skipped"],
    ]);
  });

  it("keeps to the common schema: elements in their order, attributes that it demands, counts that are right", () => {
    for (const source of [matrix, collection, hostile()]) {
      const root = parseXml(writeJunit(source));
      expect(root).toMatchObject({ name: "testsuites", attributes: {} });
      for (const suite of root.children) expectSuite(suite);
    }
  });

  it("says of a name with anything in it what can be said (Z-142)", () => {
    const [suite] = parseXml(writeJunit(hostile())).children;
    expect(suite?.attributes.name).toBe(
      `=cmd|' /C calc'!A0"><script>alert(1)</script>&amp;]]>␀␛[31m⟨U+202E⟩⟨U+D800⟩`,
    );
  });
});

const expectSuite = ({ attributes, children }: XmlElement): void => {
  expect(Object.keys(attributes)).toEqual([
    ...["id", "name", "package", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time"],
  ]);
  expect(attributes.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  const cases = children.slice(1, -2);
  expect(children.map(({ name }) => name)).toEqual([
    ...["properties", ...cases.map(() => "testcase"), "system-out", "system-err"],
  ]);
  const countOf = (result: string) => cases.filter(({ children: [only] }) => only?.name === result).length;
  expect(attributes).toMatchObject({
    tests: String(cases.length),
    failures: String(countOf("failure")),
    errors: String(countOf("error")),
    skipped: String(countOf("skipped")),
  });
  for (const each of cases) {
    expect(Object.keys(each.attributes)).toEqual(["name", "classname", "time"]);
    expect(each.attributes.time).toMatch(/^\d+\.\d{3}$/);
    expect(each.children.length).toBeLessThanOrEqual(1);
  }
};

describe("JSON", () => {
  it("says of a matrix everything that its grid shows", () => {
    const document = reportDocument(matrix);
    expect(document).toMatchObject({
      format: "sso-workbench-report",
      version: 1,
      kind: "matrix",
      passed: false,
      startedAt: "2026-11-21T10:20:00.000Z",
      comparedWith: "2026-11-20T16:02:00.000Z",
      counts: { as_expected: 1, differs: 1, no_verdict: 1, no_expectation: 1, not_run: 0, changed: 1 },
      identities: [
        { name: "Ines Müller", token: { state: "valid", scopes: ["orders.read"] } },
        { name: "Jonas Weber" },
      ],
    });
    expect(document.kind === "matrix" && document.cells[3]).toEqual({
      request: 1,
      identity: 1,
      outcome: "differs",
      verdict: "allowed",
      status: 204,
      expected: "refused",
      expectedStatus: 403,
      changed: true,
      previous: { verdict: "refused", status: 403, at: "2026-11-20T16:02:00.000Z" },
      at: "2026-11-21T10:20:00.000Z",
      tookMs: 61,
    });
  });

  it("says of a collection what became of each request", () => {
    expect(reportDocument(collection)).toMatchObject({
      kind: "collection",
      passed: false,
      counts: { passed: 1, failed: 1, error: 1, not_run: 1 },
      steps: [
        { outcome: "passed", folders: ["Smoke"], tookMs: 12.34 },
        { outcome: "failed", expectations: [{ words: "total is 7", passed: false, found: "6" }] },
        { outcome: "error", reason: { code: "timed_out", message: "The server took too long." } },
        { outcome: "not_run" },
      ],
    });
  });
});

describe("HTML", () => {
  it("shows a matrix as a table with words, and what is not as it should be", () => {
    const html = writeHtml(matrix);
    expect(html).toContain("2 requests × 2 identities · Acceptance · 2026-11-21 10:20 UTC · 8.2 s");
    expect(html).toContain("204, allowed<small>want 403</small>");
    expect(html).toContain(
      "DELETE /v2/orders/{{id}} as Jonas Weber: 204, allowed, want 403. Before: 403, 2026-11-20 16:02 UTC.",
    );
    expect(writeHtml(collection)).toContain("total is 7: found 6");
  });

  it("fetches nothing, runs nothing, and takes nobody's name for markup (Z-142, Z-144)", () => {
    for (const source of [matrix, collection, hostile()]) {
      const html = writeHtml(source);
      expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
      expect(html).not.toMatch(/<script|<img|<link|<iframe|javascript:|https?:\/\/|url\(|@import|\son\w+=/i);
    }
  });
});

describe("CSV", () => {
  const rowsOf = (text: string) => parse(text, { columns: true, relax_column_count: false }) as unknown[];

  it("has a line for each cell, and for each request of a collection", () => {
    expect(rowsOf(writeCsv(matrix))).toMatchObject([
      { Request: "List orders", Identity: "Ines Müller", Verdict: "allowed", Outcome: "as expected" },
      { Verdict: "no verdict", Reason: "502 says nothing about authorization." },
      { Verdict: "refused", Expected: "", Outcome: "no expectation" },
      { Status: "204", "Expected status": "403", Changed: "yes", "Previous status": "403", "Took ms": "61" },
    ]);
    expect(rowsOf(writeCsv(collection))).toMatchObject([
      { Folder: "Smoke", Request: "List", Outcome: "passed", "Took ms": "12" },
      { Problem: "total is 7: found 6" },
      { Problem: "The server took too long." },
      { Outcome: "not run", Status: "" },
    ]);
  });

  it("has no cell that a spreadsheet would compute (Z-143)", () => {
    const cells = (parse(writeCsv(hostile())) as string[][]).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells.join("")).not.toContain("\u001b");
  });
});

describe("whether a run has passed", () => {
  const passing = sampleMatrixRun({
    cells: [sampleCell("list", "ines", {}), sampleCell("delete", "jonas", { verdict: "refused" })],
  });
  const source = (run = passing, expectations = sampleExpectations): ReportSource => ({
    kind: "matrix",
    run,
    expectations,
  });

  it("yes, when every cell is as expected", () => expect(hasPassed(source())).toBe(true));
  it("no, when one differs or has no verdict", () => expect(hasPassed(matrix)).toBe(false));
  it("no, when nothing is expected", () => expect(hasPassed(source(passing, []))).toBe(false));
  it("no, when it was cancelled", () =>
    expect(hasPassed(source({ ...passing, state: "cancelled" }))).toBe(false));
  it("no, when a request of a collection failed or was not run", () => {
    expect(hasPassed(collection)).toBe(false);
    const [first] = sampleCollectionRun().steps;
    expect(
      hasPassed({ kind: "collection", run: { ...sampleCollectionRun(), steps: first ? [first] : [] } }),
    ).toBe(true);
  });
  it("of some columns alone, by them", () => {
    expect(hasPassed(source(withColumns(sampleMatrixRun(), ["ines"])))).toBe(true);
  });
});
