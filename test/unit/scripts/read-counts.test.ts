import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A script without types of its own: imported by its address.
const { addCounts, countPlaywright, countVitest, formatCounts, readCounts } = await import(
  new URL("../../../scripts/test/read-counts.mjs", import.meta.url).href
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "read-counts-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function report(content: unknown): string {
  const path = join(folder, "report.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const allPassed = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
};

test("a whole report is counted as it is", () => {
  expect(readCounts(report(allPassed), 0, countVitest)).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

test.each([
  ["is missing", join(tmpdir(), "no-such-report.json")],
  ["was cut off", undefined],
])("a report that %s is one failed", (_, path) => {
  expect(readCounts(path ?? report('{"numPassed'), 0, countVitest)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});

test("a runner that failed without a failed test is one failed", () => {
  expect(readCounts(report(allPassed), 1, countVitest)).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test("a test file that could not be loaded is one failed", () => {
  const unloadable = { status: "failed", assertionResults: [] };
  const failing = { status: "failed", assertionResults: [{ status: "failed" }] };
  const content = { ...allPassed, numFailedTests: 1, testResults: [unloadable, failing] };
  expect(readCounts(report(content), 1, countVitest)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

test("a flaky end-to-end test and an error outside of tests have failed", () => {
  const content = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(readCounts(report(content), 1, countPlaywright)).toEqual({ passed: 5, failed: 3, skipped: 2 });
});

test("the last line names what was skipped only when something was", () => {
  const one = { passed: 1, failed: 0, skipped: 0 };
  expect(formatCounts(addCounts([one, one]))).toBe("2 passed, 0 failed");
  expect(formatCounts(addCounts([one, { passed: 0, failed: 2, skipped: 3 }]))).toBe(
    "1 passed, 2 failed, 3 skipped",
  );
});
