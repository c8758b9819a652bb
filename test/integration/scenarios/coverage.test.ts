import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sourceFilesBelow } from "../../support/source-files.ts";

const OWN_PATH = "test/integration/scenarios/coverage.test.ts";

/** What of the checklist has no scenario, and why. */
const reasons: Readonly<Record<string, string>> = {};

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const group = (name: string, prefix: string, numbers: readonly number[]) =>
  numbers.map((number) => ({ group: name, id: `${prefix}-${number}` }));

/**
 * What should have a scenario: the relying-party tests of the OpenID Foundation that can occur with a code flow,
 * the ones that only its old suite has, and the useful ones of FAPI 2, by their numbers in the checklist.
 */
const requirements = [
  ...group("RP tier A", "RP", [...range(1, 18), 20, 23, ...range(32, 36), ...range(41, 46)]),
  ...group("RP tier B", "RP", [19, 21, 22, 29, 30, 31, ...range(37, 40)]),
  ...group("old suite", "OLD", range(1, 16)),
  ...group("FAPI 2", "FAPI", range(1, 31)),
];

const files = sourceFilesBelow("test/integration/scenarios").filter(({ path }) => path !== OWN_PATH);

/** Ids are written out in the files, so that they are known without running them. */
const idsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\bid: "([^"]+)"/g), ([, ids = ""]) => ids.split(", ")).flat();

const covered = new Set(files.flatMap(({ text }) => idsIn(text)));

describe("the checklist", () => {
  for (const { group, id } of requirements) {
    const reason = reasons[id];
    const meta = { requirement: { group, id, ...(reason === undefined ? {} : { reason }) } };
    const title = reason === undefined ? "has a scenario" : `has none: ${reason}`;
    test(`${id} (${group}) ${title}`, { meta }, () => {
      expect(covered.has(id)).toBe(reason === undefined);
    });
  }

  test("has a reason for nothing else", () => {
    const known = requirements.map(({ id }) => id);
    expect(Object.keys(reasons).filter((id) => !known.includes(id))).toEqual([]);
  });
});

test("what is covered stands in the README", () => {
  const groups = [...new Set(requirements.map(({ group }) => group))];
  const counts = groups.map((name) => {
    const all = requirements.filter(({ group }) => group === name);
    return `${name} ${all.filter(({ id }) => reasons[id] === undefined).length} of ${all.length}`;
  });
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  expect(readme).toContain(`0 failed. Covered: ${counts.join(", ")}.`);
});

describe("every scenario file", () => {
  test("says what it plays, with an id", () => {
    expect(files.filter(({ text }) => idsIn(text).length === 0).map(({ path }) => path)).toEqual([]);
  });

  test("has ids of the checklist or sections of standards", () => {
    const isKnown = (id: string) =>
      /^(RP|OLD|FAPI|C|F|Z|LIB|EX)-\d+$/.test(id) || /^(RFC \d+|JARM|OIDC [A-Z]\w+) [\d.]+$/.test(id);
    expect([...covered].filter((id) => !isKnown(id))).toEqual([]);
  });

  test("has nothing but scenarios, so that the table has all", () => {
    const others = files.filter(({ textCalls }) =>
      textCalls.some(([name]) => ["test", "it", "describe"].includes(name)),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});
