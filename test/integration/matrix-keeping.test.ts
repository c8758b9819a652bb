import { expect, test } from "vitest";
import { emptyMatrixDraft } from "#shared/matrix/matrix.ts";
import {
  anonymousColumn,
  anotherColumn,
  gridOf,
  openMatrixScenario,
  userColumn,
} from "../support/matrix-scenario.ts";

test("secret variables of a column are sent, kept over a change that does not name them, and never shown", async () => {
  const { scenario, api, ada, save, run } = await openMatrixScenario();
  const { call } = scenario;
  const requestIds = [await save("Read", { path: "/read/{{key}}" })];
  const column = { ...userColumn("ada", ada), variables: [{ name: "key", value: "k-4711", isSecret: true }] };
  const draft = { ...emptyMatrixDraft, name: "Orders", requestIds, columns: [column] };
  const saved = await call("matrix.save", { matrix: draft });
  expect(saved.columns[0]?.variables).toEqual([{ name: "key", value: "", isSecret: true, isSet: true }]);
  const unnamed = { ...column, label: "Owner", variables: [{ name: "key", isSecret: true }] };
  const changed = await call("matrix.save", { id: saved.id, matrix: { ...draft, columns: [unnamed] } });
  expect(changed.columns[0]).toMatchObject({ name: "Owner", variables: [{ isSet: true, value: "" }] });
  expect(gridOf(await run(saved.id))).toEqual(["ada 200 allowed"]);
  expect(api.asked[0]?.path).toBe("/read/k-4711");
});

test("what is expected is set by hand with the status that was found last, and taken away again", async () => {
  const { scenario, api, ada, save, saveMatrix, run } = await openMatrixScenario();
  const { call } = scenario;
  const requestId = await save("List", { path: "/list" });
  const matrixId = await saveMatrix({ requestIds: [requestId], columns: [userColumn("ada", ada)] });
  const cells = [{ requestId, columnId: "ada" }];
  const expectThat = async (expected: "allowed" | "refused" | "either" | "none") =>
    (await call("matrix.expect", { matrixId, cells, expected })).expectations;
  expect(await expectThat("refused")).toEqual([{ ...cells[0], expected: "refused" }]);
  api.mayDo = () => false;
  await run(matrixId);
  api.mayDo = () => true;
  await run(matrixId);
  expect(await expectThat("refused")).toEqual([{ ...cells[0], expected: "refused", status: 403 }]);
  expect(await expectThat("allowed")).toEqual([{ ...cells[0], expected: "allowed", status: 200 }]);
  expect(await expectThat("either")).toEqual([{ ...cells[0], expected: "either" }]);
  expect(await expectThat("none")).toEqual([]);
});

test("a request that is deleted takes its row and what was expected of it along; a run still shows it", async () => {
  const { scenario, ada, save, saveMatrix, run } = await openMatrixScenario();
  const { call } = scenario;
  const requestIds = [await save("List", { path: "/list" }), await save("Audit", { path: "/audit" })];
  const matrixId = await saveMatrix({ requestIds, columns: [userColumn("ada", ada)] });
  const found = await run(matrixId);
  await call("matrix.keepAsExpectation", { runId: found.id });
  await call("requests.delete", { id: requestIds[0] ?? "" });
  const matrix = await call("matrix.get", { id: matrixId });
  expect(matrix.rows.map(({ name }) => name)).toEqual(["Audit"]);
  expect(matrix.expectations).toHaveLength(1);
  const kept = await call("matrix.result", { runId: matrix.newestRunId ?? "" });
  expect(kept.rows.map(({ name }) => name)).toEqual(["List", "Audit"]);
  expect(gridOf(await run(matrixId))).toEqual(["ada 200 allowed"]);
});

test("a user who is forgotten leaves a column that says so, and cells without a verdict", async () => {
  const { scenario, ada, ben, save, saveMatrix, run } = await openMatrixScenario();
  const requestIds = [await save("List", { path: "/list" })];
  const columns = [userColumn("ada", ada), userColumn("ben", ben)];
  const matrixId = await saveMatrix({ requestIds, columns });
  await scenario.call("users.forget", { selection: { ids: [ben] } });
  const matrix = await scenario.call("matrix.get", { id: matrixId });
  expect(matrix.columns.map(({ isGone }) => isGone)).toEqual([undefined, true]);
  const { cells } = await run(matrixId);
  expect(cells.map(({ verdict }) => verdict)).toEqual(["allowed", "error"]);
});

test("a matrix goes with its folder, and stands in the list with its newest run", async () => {
  const { scenario, ada, save, saveMatrix, run } = await openMatrixScenario();
  const { call } = scenario;
  const { id: folderId } = await call("folders.save", { name: "Orders API", variables: [] });
  const requestIds = [await save("List", { path: "/list" }, folderId)];
  const matrixId = await saveMatrix({
    folderId,
    requestIds,
    columns: [userColumn("ada", ada), anonymousColumn],
  });
  const { id, startedAt } = await run(matrixId);
  expect(await call("matrix.list", undefined)).toMatchObject([
    { id: matrixId, folderId, requestCount: 1, columnCount: 2, newestRun: { id, startedAt, state: "done" } },
  ]);
  await call("folders.delete", { id: folderId });
  expect(await call("matrix.list", undefined)).toEqual([]);
  expect(await scenario.errorOf("matrix.result", { runId: id })).toMatchObject({ code: "not_found" });
});

test("a matrix that is deleted while it runs sends nothing more, and leaves no run behind", async () => {
  const { scenario, api, ada, save, saveMatrix } = await openMatrixScenario();
  const { call, workbench } = scenario;
  const requestIds = [await save("List", { path: "/list" }), await save("Audit", { path: "/audit" })];
  const matrixId = await saveMatrix({ requestIds, columns: [userColumn("ada", ada)], concurrency: 1 });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isAsked = new Promise<void>((resolve) => {
    api.before = () => {
      resolve();
      return held;
    };
  });
  const { runId } = await call("matrix.run", { matrixId });
  await isAsked;
  await call("matrix.delete", { id: matrixId });
  release();
  await workbench.next("matrix.run-changed", ({ id, state }) => id === runId && state === "cancelled");
  expect(api.asked).toHaveLength(1);
  expect(await scenario.errorOf("matrix.result", { runId })).toMatchObject({ code: "not_found" });
});

test.each([
  ["columns.1.who", { columns: [anonymousColumn, anotherColumn("x", "anonymous", "nobody")] }],
  ["columns", { columns: [anonymousColumn, anonymousColumn] }],
  ["requestIds", { requestIds: ["r", "r"] }],
  ["setUp", { setUp: { requestId: "r", columnId: "nobody" } }],
  ["concurrency", { concurrency: 33 }],
])("a matrix that can't be is refused: %s", async (field, changes) => {
  const { scenario } = await openMatrixScenario();
  const matrix = { ...emptyMatrixDraft, name: "Orders", ...changes };
  expect(await scenario.errorOf("matrix.save", { matrix })).toMatchObject({
    code: "invalid_input",
    field: `matrix.${field}`,
  });
});
