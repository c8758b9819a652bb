import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportFormats } from "#shared/reports/report-format.ts";
import type { CollectionRun } from "#shared/requests/collection-run.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { tokenOf } from "../support/identities.ts";
import { type MatrixScenario, openMatrixScenario } from "../support/matrix-scenario.ts";
import { temporaryFolder } from "../support/temporary-data.ts";

const SECRET = "hidden-in-a-variable-4711";

const user = (userId: string): CurrentIdentity => ({ kind: "user", userId });

const makeFolder = async ({ scenario }: MatrixScenario, name: string, parentId?: string): Promise<string> =>
  (
    await scenario.call("folders.save", {
      name,
      variables: [{ name: "apiKey", value: SECRET, isSecret: true }],
      ...(parentId === undefined ? {} : { parentId }),
    })
  ).id;

const runFolder = async (
  { scenario }: MatrixScenario,
  folderId: string,
  identities: readonly CurrentIdentity[],
  stopAtFirstFailure = false,
): Promise<CollectionRun> => {
  const { call, workbench } = scenario;
  const { runId } = await call("runs.start", { folderId, identities: [...identities], stopAtFirstFailure });
  await workbench.next("runs.run-changed", ({ id, state }) => id === runId && state !== "running");
  return call("runs.get", { id: runId });
};

const createOrder = {
  path: "/orders",
  method: "POST",
  body: "{}",
  captures: [{ variable: "id", expression: "id" }],
} as const;

const place = { ...createOrder, captures: [...createOrder.captures] };

test("sends requests in their order, inner folders after them, and hands on what answers set", async () => {
  const scenario = await openMatrixScenario();
  const { api, ada, save } = scenario;
  const folderId = await makeFolder(scenario, "Orders API");
  const inner = await makeFolder(scenario, "Life of an order", folderId);
  await save("Read", { path: "/orders/{{id}}" }, inner);
  await save("Delete", { path: "/orders/{{id}}", method: "DELETE" }, inner);
  const created = await save("Create", place, folderId);
  const listed = await save("List", { path: "/orders" }, folderId);
  await scenario.scenario.call("requests.move", { id: listed, folderId, beforeId: created });
  const run = await runFolder(scenario, folderId, [user(ada)]);
  expect(run).toMatchObject({ state: "done", asked: 4, done: 4, name: "Orders API" });
  expect(run.steps.map(({ name, folders, outcome, status }) => [...folders, name, outcome, status])).toEqual([
    ["List", "passed", 200],
    ["Create", "passed", 201],
    ["Life of an order", "Read", "passed", 200],
    ["Life of an order", "Delete", "passed", 204],
  ]);
  expect(await scenario.scenario.call("runs.list", { folderId })).toMatchObject([{ notPassed: 0 }]);
  expect(run.steps[1]?.captured).toEqual([{ variable: "id", found: true }]);
  expect(api.orders.size).toBe(0);
});

test("runs as one identity after the other, each with its own variables; a fixed identity stays", async () => {
  const scenario = await openMatrixScenario();
  const { api, ada, ben, save } = scenario;
  const folderId = await makeFolder(scenario, "Orders API");
  await save("Create", place, folderId);
  await save("Read", { path: "/orders/{{id}}" }, folderId);
  await save("As nobody", { path: "/orders", sendAs: { kind: "anonymous" } }, folderId);
  const run = await runFolder(scenario, folderId, [user(ada), user(ben)]);
  expect(run.identities.map(({ name }) => name)).toEqual(["Ada Lindqvist", "Ben Okafor"]);
  expect(run.steps.map(({ sentAs, status }) => `${sentAs} ${status}`)).toEqual([
    ...["Ada Lindqvist 201", "Ada Lindqvist 200", "Anonymous 401"],
    ...["Ben Okafor 201", "Ben Okafor 200", "Anonymous 401"],
  ]);
  expect([...api.orders.values()]).toEqual(["sub-ada", "sub-ben"]);
});

test("says which expectation is not met, and stops there if asked to", async () => {
  const scenario = await openMatrixScenario();
  const { ada, save } = scenario;
  const folderId = await makeFolder(scenario, "Orders API");
  const expectations = [
    { kind: "status" as const, status: "2xx" },
    { kind: "json" as const, expression: "subject", test: "equals" as const, value: "sub-ben" },
  ];
  await save("Mine", { path: "/orders", expectations }, folderId);
  await save("After it", { path: "/orders" }, folderId);
  const run = await runFolder(scenario, folderId, [user(ada)], true);
  expect(run.steps.map(({ outcome }) => outcome)).toEqual(["failed", "not_run"]);
  expect(run.steps[0]?.expectations).toEqual([
    { words: "Status is 2xx", passed: true, found: "200" },
    { words: "subject is sub-ben", passed: false, found: expect.stringContaining("sub-ada") },
  ]);
});

test("an answer without the value to be captured fails, and who needs it has no answer", async () => {
  const scenario = await openMatrixScenario();
  const { ada, save } = scenario;
  const folderId = await makeFolder(scenario, "Orders API");
  await save("List", { path: "/orders", captures: [{ variable: "id", expression: "first.id" }] }, folderId);
  await save("Read", { path: "/orders/{{id}}" }, folderId);
  const run = await runFolder(scenario, folderId, [user(ada)]);
  expect(run.steps).toMatchObject([
    { outcome: "failed", captured: [{ variable: "id", found: false }] },
    { outcome: "error", error: { code: "variable_unknown" } },
  ]);
  expect(await scenario.scenario.call("runs.list", { folderId })).toMatchObject([{ done: 2, notPassed: 2 }]);
});

test("cancelled, keeps what is done; closed, it is kept as cancelled", async () => {
  const scenario = await openMatrixScenario();
  const { api, ada, save } = scenario;
  const { call, workbench } = scenario.scenario;
  const folderId = await makeFolder(scenario, "Orders API");
  await save("First", { path: "/first" }, folderId);
  await save("Second", { path: "/second" }, folderId);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const secondIsAsked = new Promise<void>((resolve) => {
    api.before = async () => {
      if (api.asked.length % 2 === 1) return;
      resolve();
      await held;
    };
  });
  const order = { folderId, identities: [user(ada)], stopAtFirstFailure: false };
  const { runId } = await call("runs.start", order);
  await secondIsAsked;
  await workbench.reopen();
  release();
  const run = await call("runs.get", { id: runId });
  expect(run).toMatchObject({ state: "cancelled", asked: 2, done: 1 });
  expect(run.steps.map(({ outcome }) => outcome)).toEqual(["passed", "not_run"]);
  expect(await call("runs.list", { folderId })).toMatchObject([{ id: runId, state: "cancelled" }]);
  await call("runs.delete", { id: runId });
  expect(await call("runs.list", {})).toEqual([]);
});

test("neither a token nor the value of a secret variable is in a report or in the run (C-86)", async () => {
  const path = join(temporaryFolder(), "report.xml");
  const scenario = await openMatrixScenario({
    ports: {
      fileDialog: { open: async () => undefined, folder: async () => undefined, save: async () => path },
    },
  });
  const { api, ada, save } = scenario;
  const { call } = scenario.scenario;
  const folderId = await makeFolder(scenario, "Orders API");
  const token = await tokenOf(scenario.scenario, ada, "access_token");
  api.echoes = true;
  const expectations = ["authorization", "key"].map((name) => ({
    kind: "json" as const,
    expression: `headers.${name}`,
    test: "equals" as const,
    value: "{{apiKey}}!",
  }));
  const headers = [{ name: "Key", value: "{{apiKey}}" }];
  await save("Echo", { path: "/orders?key={{apiKey}}", headers, expectations }, folderId);
  const run = await runFolder(scenario, folderId, [user(ada)]);
  expect(run.steps[0]).toMatchObject({ outcome: "failed", path: "/orders" });
  const texts = [JSON.stringify(run)];
  for (const format of reportFormats) texts.push((await call("runs.report", { runId: run.id, format })).text);
  expect(await call("runs.saveReport", { runId: run.id, format: "junit" })).toEqual({
    fileName: "report.xml",
  });
  texts.push(readFileSync(path, "utf8"));
  for (const text of texts) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(SECRET);
  }
});

test("a folder without requests is not run", async () => {
  const scenario = await openMatrixScenario();
  const folderId = await makeFolder(scenario, "Empty");
  const order = { folderId, identities: [], stopAtFirstFailure: false };
  expect(await scenario.scenario.errorOf("runs.start", order)).toMatchObject({
    code: "invalid_input",
    message: "There is no request in Empty.",
  });
});
