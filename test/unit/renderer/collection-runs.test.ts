import { describe, expect, test } from "vitest";
import type { CollectionRun, RunStep } from "#shared/requests/collection-run.ts";
import {
  expectationCount,
  runFacts,
  stateOf,
  withResults,
} from "../../../renderer/collection-runs/run-words.ts";

const step = (index: number, changes: Partial<RunStep> = {}): RunStep => ({
  index,
  identity: 0,
  requestId: `r${index}`,
  name: `Request ${index}`,
  method: "GET",
  path: "/",
  folders: [],
  outcome: "not_run",
  expectations: [],
  captured: [],
  ...changes,
});
const run: CollectionRun = {
  id: "run",
  folderId: "f1",
  name: "Orders",
  state: "done",
  startedAt: 1000,
  endedAt: 2500,
  asked: 4,
  done: 4,
  stopsAtFirstFailure: false,
  identities: [
    { name: "Ines", identity: { kind: "user", userId: "u1" } },
    { name: "Anonymous", identity: { kind: "anonymous" } },
  ],
  steps: [step(0), step(1), step(2), step(3)],
};

describe("a run in words", () => {
  test("says what was run, as whom and for how long", () => {
    expect(runFacts(run)).toBe("2 requests as 2 identities · 1.50 s");
    const { endedAt: _, ...underWay } = run;
    expect(
      runFacts({
        ...underWay,
        identities: run.identities.slice(0, 1),
        environment: "Acceptance",
        stopsAtFirstFailure: true,
      }),
    ).toBe("4 requests as Ines · Acceptance · to the first failure");
  });

  test("says how far it came", () => {
    expect(stateOf({ ...run, state: "running", done: 1 }).words).toBe("1 of 4");
    expect(stateOf({ ...run, state: "cancelled", done: 2 }).words).toBe("cancelled, 2 of 4");
    expect(stateOf({ ...run, done: 2 }).words).toBe("stopped, 2 of 4");
    expect(stateOf(run)).toEqual({ status: "off", words: "4 requests" });
  });

  test("says what it came to", () => {
    expect(stateOf({ ...run, notPassed: 0 })).toEqual({ status: "passed", words: "4 of 4 passed" });
    expect(stateOf({ ...run, notPassed: 3 })).toEqual({ status: "failed", words: "3 of 4 not passed" });
  });
});

test("expectations are counted where there are any", () => {
  expect(expectationCount(step(0))).toBe("");
  const expectations = [
    { words: "Status is 200", passed: true, found: "200" },
    { words: "total is 7", passed: false, found: "8" },
  ];
  expect(expectationCount(step(0, { expectations }))).toBe("1 of 2");
});

test("results that come in take the place of what waited", () => {
  const come = new Map([[1, step(1, { outcome: "passed" })]]);
  expect(withResults(run.steps, come).map(({ outcome }) => outcome)).toEqual([
    "not_run",
    "passed",
    "not_run",
    "not_run",
  ]);
  expect(withResults(run.steps, new Map())).toBe(run.steps);
});
