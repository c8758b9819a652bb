import { describe, expect, it } from "vitest";

// Scripts without types of their own: imported by their addresses.
const importScript = (path: string) => import(new URL(`../../../scripts/${path}`, import.meta.url).href);
const { formatReport, formatSummary, hasPassed, readReport } = await importScript("conformance/report.mjs");
const { formatTable } = await importScript("conformance/table.mjs");

const scenario = (id: string, status = "passed", refusals?: readonly string[]) => ({
  fullName: `the provider of ${id}`,
  status,
  failureMessages:
    status === "passed" ? [] : ["Error: no\n    at ours (/a/test/b.ts:1:2)\n    at x (/a/node_modules/c.js)"],
  meta: { scenario: { id, provider: `does ${id}`, workbench: "answers" }, ...(refusals && { refusals }) },
});
const requirement = (id: string, group: string, reason?: string, status = "passed") => ({
  fullName: id,
  status,
  failureMessages: [],
  meta: { requirement: { id, group, ...(reason && { reason }) } },
});
const vitestReport = (...assertionResults: object[]) => ({
  testResults: [{ name: "a.test.ts", status: "passed", message: "", assertionResults }],
});

describe("the report of the scenarios", () => {
  it("has the conformance tests first, by their numbers", () => {
    const ids = ["F-69", "FAPI-4", "C-5", "RP-10, C-1", "OLD-2", "RP-2"];
    const { rows } = readReport(vitestReport(...ids.map((id) => scenario(id))));
    expect(rows.map(({ id }: { id: string }) => id)).toEqual([
      "RP-2",
      "RP-10, C-1",
      "OLD-2",
      "FAPI-4",
      "C-5",
      "F-69",
    ]);
  });

  it("shows what each was refused with, and what is not covered and why", () => {
    const report = readReport(
      vitestReport(
        scenario("RP-2", "passed", ["id_token_iss_mismatch"]),
        requirement("RP-2", "RP tier A"),
        requirement("RP-19", "RP tier B", "not built"),
      ),
    );
    expect(hasPassed(report)).toBe(true);
    expect(
      formatReport(report)
        .split("\n")
        .map((line: string) => line.trimEnd()),
    ).toEqual([
      "id    the provider …  the workbench …  refused with",
      "────  ──────────────  ───────────────  ─────────────────────  ────",
      "RP-2  does RP-2       answers          id_token_iss_mismatch  pass",
      "",
      "id     not covered, because",
      "─────  ────────────────────",
      "RP-19  not built",
      "",
      "1 scenarios passed, 0 failed. Covered: RP tier A 1 of 1, RP tier B 0 of 1.",
    ]);
  });

  it("says what failed and where in our own files", () => {
    const report = readReport(vitestReport(scenario("RP-1"), scenario("RP-2", "failed")));
    expect(hasPassed(report)).toBe(false);
    expect(formatReport(report)).toContain(
      "FAIL RP-2 does RP-2\nError: no\n    at ours (/a/test/b.ts:1:2)\n\n1 scenarios passed, 1 failed.",
    );
  });

  it("counts a test of the checklist that failed as failed and as not covered", () => {
    const report = readReport(vitestReport(scenario("RP-1"), requirement("RP-1", "RP", undefined, "failed")));
    expect(hasPassed(report)).toBe(false);
    expect(formatSummary(report)).toBe("1 scenarios passed, 1 failed. Covered: RP 0 of 1.");
  });

  it("counts a file that could not be loaded as failed, and no scenarios at all too", () => {
    const broken = { name: "b.test.ts", status: "failed", message: "Syntax error", assertionResults: [] };
    const report = readReport({ testResults: [...vitestReport(scenario("RP-1")).testResults, broken] });
    expect(hasPassed(report)).toBe(false);
    expect(formatReport(report)).toContain("FAIL b.test.ts\nSyntax error");
    expect(hasPassed(readReport({ testResults: [] }))).toBe(false);
  });
});

describe("a table", () => {
  const rows = [["RP-1", "a sentence of several words that is long"]];

  it("breaks its widest column into lines where the terminal is narrow", () => {
    expect(formatTable(["id", "what"], rows, 24).split("\n")).toEqual([
      "id    what",
      "────  ──────────────────",
      "RP-1  a sentence of",
      "      several words that",
      "      is long",
    ]);
  });

  it("breaks nothing where there is no terminal", () => {
    expect(formatTable(["id", "what"], rows).split("\n")).toHaveLength(3);
  });
});
