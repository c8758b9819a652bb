import { describe, expect, test } from "vitest";
import type { EventPayloads } from "#shared/contract/events.ts";
import { outcomeOf } from "#shared/matrix/compare-cells.ts";
import type { MatrixColumnDraft } from "#shared/matrix/matrix.ts";
import {
  anonymousColumn,
  type MatrixScenario,
  openMatrixScenario,
  userColumn,
} from "../support/matrix-scenario.ts";

const columnsOf = ({ ada, ben }: MatrixScenario, count: number): readonly MatrixColumnDraft[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `column-${index}`;
    if (index % 5 === 4) return { ...anonymousColumn, id };
    return userColumn(id, index % 2 === 0 ? ada : ben);
  });

const requestsOf = (test: MatrixScenario, count: number): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) => test.save(`Read ${index}`, { path: `/read/${index}` })),
  );

describe("a matrix of 100 requests and 50 identities", () => {
  test("has a verdict for every cell, tells of each once, and keeps them", async () => {
    const test = await openMatrixScenario();
    const requestIds = await requestsOf(test, 100);
    const columns = columnsOf(test, 50);
    const matrixId = await test.saveMatrix({
      requestIds: [...requestIds],
      columns: [...columns],
      concurrency: 32,
    });
    const run = await test.run(matrixId);
    expect(run).toMatchObject({ asked: 5000, done: 5000, state: "done" });
    expect(run.cells.filter(({ verdict }) => verdict === "allowed")).toHaveLength(4000);
    expect(run.cells.filter(({ verdict }) => verdict === "refused")).toHaveLength(1000);
    const told = test.scenario.workbench.events
      .filter(({ name }) => name === "matrix.cells-asked")
      .flatMap(({ payload }) => (payload as EventPayloads["matrix.cells-asked"]).cells);
    expect(told).toHaveLength(5000);
    await test.scenario.workbench.reopen();
    expect(await test.scenario.call("matrix.result", { runId: run.id })).toEqual(run);
    expect(test.api.mostAtOnce).toBeLessThanOrEqual(32);
    const { expectations } = await test.scenario.call("matrix.keepAsExpectation", { runId: run.id });
    expect(expectations).toHaveLength(5000);
  }, 120_000);
});

describe("concurrency", () => {
  test.each([1, 4])("%i: so many are under way at once, and never more", async (concurrency) => {
    const test = await openMatrixScenario();
    let waiting: (() => void)[] = [];
    // Nobody is answered until as many wait as may, so that they must be under way at once.
    test.api.before = () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length < concurrency) return;
        for (const answer of waiting) answer();
        waiting = [];
      });
    const requestIds = await requestsOf(test, 4);
    const columns = columnsOf(test, 2);
    const run = await test.run(
      await test.saveMatrix({ requestIds: [...requestIds], columns: [...columns], concurrency }),
    );
    expect(run.done).toBe(8);
    expect(test.api.mostAtOnce).toBe(concurrency);
  });

  test("what changes something goes out after everything else, row by row, one at a time", async () => {
    const test = await openMatrixScenario();
    const requestIds = [
      await test.save("Empty", { path: "/empty", method: "POST" }),
      await test.save("List", { path: "/list" }),
      await test.save("Fill", { path: "/fill", method: "PUT" }),
    ];
    const columns = [userColumn("ada", test.ada), userColumn("ben", test.ben)];
    await test.run(await test.saveMatrix({ requestIds, columns, concurrency: 8 }));
    expect(test.api.asked.slice(2).map(({ path, subject }) => `${path} ${subject}`)).toEqual([
      ...["/empty sub-ada", "/empty sub-ben"],
      ...["/fill sub-ada", "/fill sub-ben"],
    ]);
  });
});

describe("a run of a part", () => {
  test("asks what differs again, and keeps the rest", async () => {
    const test = await openMatrixScenario();
    test.api.mayDo = ({ subject }) => subject === "sub-ada";
    const requestIds = [
      await test.save("Audit", { path: "/audit" }),
      await test.save("List", { path: "/list" }),
    ];
    const columns = [userColumn("ada", test.ada), userColumn("ben", test.ben)];
    const matrixId = await test.saveMatrix({ requestIds, columns });
    const first = await test.run(matrixId);
    await test.scenario.call("matrix.keepAsExpectation", { runId: first.id });
    test.api.mayDo = ({ subject, path }) => subject === "sub-ada" || path === "/audit";
    const broken = await test.run(matrixId);
    test.api.mayDo = ({ subject }) => subject === "sub-ada";
    test.scenario.clock.advance(1000);
    const mended = await test.run(matrixId, { kind: "differences" });
    expect(mended).toMatchObject({ asked: 1, done: 1, comparedWith: { runId: first.id } });
    expect(test.api.asked).toHaveLength(9);
    const { expectations } = await test.scenario.call("matrix.get", { id: matrixId });
    const outcomes = mended.cells.map((cell) =>
      outcomeOf(
        cell,
        expectations.find((each) => each.requestId === cell.requestId && each.columnId === cell.columnId),
      ),
    );
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => "as_expected"));
    expect(mended.cells[0]).toEqual(broken.cells[0]);
    expect(mended.cells[1]?.at).toBe((broken.cells[1]?.at ?? 0) + 1000);
    expect(
      await test.scenario.errorOf("matrix.run", { matrixId, only: { kind: "differences" } }),
    ).toMatchObject({ code: "invalid_input", message: "There is nothing of this kind to run." });
  });

  test("of a matrix that is running already is refused", async () => {
    const test = await openMatrixScenario();
    const matrixId = await test.saveMatrix({
      requestIds: [await test.save("List", { path: "/list" })],
      columns: [userColumn("ada", test.ada)],
    });
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    test.api.before = () => held;
    const { runId } = await test.scenario.call("matrix.run", { matrixId });
    expect(await test.scenario.errorOf("matrix.run", { matrixId })).toMatchObject({
      message: "This matrix is running already.",
    });
    expect(await test.scenario.errorOf("runs.delete", { id: runId })).toMatchObject({
      message: "This run is under way.",
    });
    answer();
    await test.scenario.workbench.next("matrix.run-changed", ({ state }) => state === "done");
  });
});

describe("runs that are kept", () => {
  test("are the twenty newest, and those within the days of the settings", async () => {
    const test = await openMatrixScenario();
    const matrixId = await test.saveMatrix({
      requestIds: [await test.save("List", { path: "/list" })],
      columns: [anonymousColumn],
    });
    for (let index = 0; index < 22; index += 1) {
      await test.run(matrixId);
      test.scenario.clock.advance(1);
    }
    const { call, clock } = test.scenario;
    expect(await call("matrix.runs", { matrixId })).toHaveLength(20);
    clock.advance(91 * 24 * 3_600_000);
    expect(await call("matrix.runs", { matrixId })).toHaveLength(1);
    await call("matrix.delete", { id: matrixId });
    expect(await call("matrix.runs", { matrixId })).toEqual([]);
  });
});
