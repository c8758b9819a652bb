import { formatTable } from "./table.mjs";

/**
 * What came of the scenarios.
 *
 * @typedef {{ id: string, provider: string, workbench: string, refusals: string[], passed: boolean, why: string }} Row
 * @typedef {{ id: string, group: string, reason?: string, isCovered: boolean }} Requirement one test of the checklist
 * @typedef {{ rows: Row[], requirements: Requirement[], others: { name: string, why: string }[] }} Report `others`:
 *   what failed beside the scenarios
 */

/**
 * Reads vitest's JSON report: the scenarios and the checklist are in the tests' own meta data.
 *
 * @returns {Report}
 */
export function readReport({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status, meta }) => status !== "passed" && meta.scenario === undefined);
  const unloadable = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    rows: tests
      .filter(({ meta }) => meta.scenario !== undefined)
      .map(readRow)
      .sort(byId),
    requirements: tests
      .filter(({ meta }) => meta.requirement !== undefined)
      .map(({ meta: { requirement }, status }) => ({
        ...requirement,
        isCovered: status === "passed" && requirement.reason === undefined,
      })),
    others: [
      ...failed.map((test) => ({ name: test.fullName, why: whyOf(test) })),
      ...unloadable.map(({ name, message }) => ({ name, why: message })),
    ],
  };
}

/** What went wrong and where in our own files; the runner's are left out. */
const whyOf = ({ failureMessages }) =>
  failureMessages
    .flatMap((message) => message.split("\n"))
    .filter((line) => !/^\s+at .*(node_modules|node:internal)/.test(line))
    .join("\n");

function readRow({ meta, status, ...test }) {
  const passed = status === "passed";
  return { ...meta.scenario, refusals: meta.refusals ?? [], passed, why: passed ? "" : whyOf(test) };
}

const conformanceTests = ["RP", "OLD", "FAPI"];

/** The conformance tests first, in their order; then the others by id. */
function byId(left, right) {
  const [one, other] = [left, right].map(sortKey);
  return one.rank - other.rank || one.prefix.localeCompare(other.prefix) || one.number - other.number;
}

function sortKey({ id }) {
  const [, prefix = id, number = "0"] = /^([A-Z]+)-(\d+)/.exec(id) ?? [];
  const rank = conformanceTests.indexOf(prefix);
  return { rank: rank < 0 ? conformanceTests.length : rank, prefix, number: Number(number) };
}

/** Whether every scenario passed, and nothing else failed. */
export function hasPassed({ rows, others }) {
  return rows.length > 0 && rows.every(({ passed }) => passed) && others.length === 0;
}

/**
 * The table, what is not covered, what failed and why, and the summary as the last line.
 *
 * @param {Report} report
 * @param {number} [columns] of the terminal; without it no cell is broken into lines
 */
export function formatReport(report, columns) {
  const { rows, requirements, others } = report;
  const missing = requirements.filter(({ reason }) => reason !== undefined);
  const failures = [
    ...rows
      .filter(({ passed }) => !passed)
      .map(({ id, provider, why }) => ({ name: `${id} ${provider}`, why })),
    ...others,
  ];
  const parts = [
    formatTable(
      ["id", "the provider …", "the workbench …", "refused with", ""],
      rows.map(({ id, provider, workbench, refusals, passed }) => [
        id,
        provider,
        workbench,
        refusals.join(", "),
        passed ? "pass" : "FAIL",
      ]),
      columns,
    ),
    missing.length === 0
      ? ""
      : formatTable(
          ["id", "not covered, because"],
          missing.map(({ id, reason }) => [id, reason]),
          columns,
        ),
    ...failures.map(({ name, why }) => `FAIL ${name}\n${why}`),
    formatSummary(report),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** One line: how many scenarios, and how much of the checklist they cover. */
export function formatSummary({ rows, requirements, others }) {
  const passed = rows.filter((row) => row.passed).length;
  const failed = rows.length - passed + others.length;
  const groups = [...new Set(requirements.map(({ group }) => group))];
  const covered = groups.map((group) => {
    const all = requirements.filter((requirement) => requirement.group === group);
    return `${group} ${all.filter(({ isCovered }) => isCovered).length} of ${all.length}`;
  });
  const counts = `${passed} scenarios passed, ${failed} failed.`;
  return covered.length === 0 ? counts : `${counts} Covered: ${covered.join(", ")}.`;
}
