import { describe, expect, test } from "vitest";
import { countCells } from "#shared/matrix/compare-cells.ts";
import {
  anonymousColumn,
  ended,
  gridOf,
  type MatrixScenario,
  openMatrixScenario,
  userColumn,
} from "../support/matrix-scenario.ts";

/** Two requests as two users and as nobody. */
const twoByThree = async ({ save, saveMatrix, ada, ben }: MatrixScenario): Promise<string> =>
  saveMatrix({
    requestIds: [await save("List orders", { path: "/orders" }), await save("Audit", { path: "/audit" })],
    columns: [userColumn("ada", ada), userColumn("ben", ben), anonymousColumn],
  });

describe("a run of a matrix", () => {
  test("says who is let in, and who is not", async () => {
    const test = await openMatrixScenario();
    test.api.mayDo = ({ path, subject }) => path !== "/audit" || subject === "sub-ada";
    const run = await test.run(await twoByThree(test));
    expect(run).toMatchObject({ state: "done", asked: 6, done: 6, name: "Orders API" });
    expect(gridOf(run)).toEqual([
      "ada 200 allowed, ben 200 allowed, anonymous 401 refused",
      "ada 200 allowed, ben 403 refused, anonymous 401 refused",
    ]);
    expect(run.rows.map(({ path }) => path)).toEqual(["/orders", "/audit"]);
    expect(run.columns.map(({ name }) => name)).toEqual(["Ada Lindqvist", "Ben Okafor", "Anonymous"]);
  });

  test("keeps each cell's exchange in the history, with the run", async () => {
    const test = await openMatrixScenario();
    const run = await test.run(await twoByThree(test));
    const { call } = test.scenario;
    const [cell] = run.cells;
    const exchange = await call("requests.exchange", { id: cell?.exchangeId ?? "" });
    expect(exchange).toMatchObject({ runId: run.id, sentAs: "Ada Lindqvist", status: 200 });
    expect((await call("requests.history", { limit: 50 })).total).toBe(6);
  });

  test("breaks the API, and shows the difference and what has changed", async () => {
    const test = await openMatrixScenario();
    test.api.mayDo = ({ path, subject }) => path !== "/audit" || subject === "sub-ada";
    const matrixId = await twoByThree(test);
    const first = await test.run(matrixId);
    expect(countCells(first.cells, [])).toMatchObject({ noExpectation: 6, changed: 0 });
    const { expectations } = await test.scenario.call("matrix.keepAsExpectation", { runId: first.id });
    expect(countCells(first.cells, expectations)).toMatchObject({ asExpected: 6, differs: 0 });

    test.scenario.clock.advance(60_000);
    test.api.mayDo = () => true;
    const second = await test.run(matrixId);
    expect(countCells(second.cells, expectations)).toMatchObject({ asExpected: 5, differs: 1, changed: 1 });
    expect(await test.scenario.call("matrix.list", undefined)).toMatchObject([
      { newestRun: { differences: 1 } },
    ]);
    expect(second.comparedWith).toEqual({ runId: first.id, startedAt: first.startedAt });
    const broken = second.cells[4];
    expect(broken).toMatchObject({
      columnId: "ben",
      verdict: "allowed",
      status: 200,
      previous: { verdict: "refused", status: 403, at: first.startedAt },
    });
    expect(
      expectations.find(({ requestId, columnId }) => requestId === broken?.requestId && columnId === "ben"),
    ).toEqual({
      requestId: broken?.requestId,
      columnId: "ben",
      expected: "refused",
      status: 403,
    });
  });

  test("cancelled, keeps what is done", async () => {
    const test = await openMatrixScenario();
    const matrixId = await twoByThree(test);
    const { call } = test.scenario;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const thirdIsAsked = new Promise<void>((resolve) => {
      test.api.before = () => {
        if (test.api.asked.length < 3) return Promise.resolve();
        resolve();
        return held;
      };
    });
    await call("matrix.save", {
      id: matrixId,
      matrix: { ...(await draftOf(test, matrixId)), concurrency: 1 },
    });
    const { runId } = await call("matrix.run", { matrixId });
    await thirdIsAsked;
    await call("tasks.cancel", { id: runId });
    const run = await ended(test.scenario, runId);
    release();
    expect(run).toMatchObject({ state: "cancelled", asked: 6, done: 2 });
    expect(run.cells.map(({ verdict }) => verdict)).toEqual([
      ...["allowed", "allowed"],
      ...["not_run", "not_run", "not_run", "not_run"],
    ]);
  });
});

const draftOf = async ({ scenario }: MatrixScenario, id: string) => {
  const { rows, columns, name, concurrency, notFoundIsRefused } = await scenario.call("matrix.get", { id });
  return {
    name,
    concurrency,
    notFoundIsRefused,
    requestIds: rows.map(({ requestId }) => requestId),
    columns: columns.map(({ id: columnId, label, who }) => ({ id: columnId, label, who, variables: [] })),
  };
};
