import { readFileSync } from "node:fs";

/** What one runner counted: tests that passed, failed, and were left out. */
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Adds counts up. */
export function addCounts(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/** The line every test run ends with. */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/**
 * The counts of a runner's JSON report. A runner that died without one, or that failed although no test of
 * its report did, counts as one failed.
 *
 * @param {string} path the report
 * @param {number} exitCode the runner's
 * @param {(report: object) => { passed: number, failed: number, skipped: number }} count
 */
export function readCounts(path, exitCode, count) {
  let counts = NOTHING;
  try {
    counts = count(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // No report, or one that was cut off.
    return { ...NOTHING, failed: 1 };
  }
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Counts of vitest's JSON report. A file that could not be loaded has no tests to count: it is one failed. */
export function countVitest(report) {
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of Playwright's JSON report. A flaky test passed only when repeated: it has failed. */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
