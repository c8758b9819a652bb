import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { openTestWorkbench, type TestWorkbench } from "../support/open-test-workbench.ts";

interface ImportTest extends TestWorkbench {
  readonly configurationId: string;
  /** Chooses a file with this content and previews it. */
  preview(content: string): ReturnType<typeof previewOf>;
  names(): Promise<readonly string[]>;
}

const open = async (): Promise<ImportTest> => {
  let path = "";
  const workbench = await openTestWorkbench({
    fileDialog: { open: async () => path, save: async () => undefined },
  });
  onTestFinished(workbench.dispose);
  const draft = { ...emptyDraft("Example"), issuer: "https://op.example" };
  const { id: configurationId } = await workbench.call("configurations.create", { draft });
  return Object.assign(Object.create(workbench), {
    configurationId,
    preview: (content: string) => {
      path = join(workbench.dataFolder, "users.file");
      writeFileSync(path, content);
      return previewOf(workbench, configurationId);
    },
    names: async () => {
      const { users } = await workbench.call("users.search", { text: "", limit: 500 });
      return users.map(({ name }) => name).sort();
    },
  });
};

const previewOf = async (workbench: TestWorkbench, configurationId: string) => {
  const file = await workbench.call("users.import.open", undefined);
  if (file === undefined) throw new Error("No file was chosen.");
  return workbench.call("users.import.preview", { id: file.id, configurationId });
};

const many = (count: number, department: string, name = (index: number) => `u${index}`) =>
  `name,department\n${Array.from({ length: count }, (_, index) => `${name(index)},${department}\n`).join("")}`;

test("an import does exactly what its preview said", async () => {
  const play = await open();
  const first = await play.preview("name,fullname,roles\nanna,Anna,User\nben,Ben,\ncleo,Cleo,User\n");
  expect(first).toMatchObject({ users: 3, problems: [], counts: { created: 3, updated: 0, unchanged: 0 } });
  expect(await play.names()).toEqual([]);
  expect(await play.call("users.import.apply", { id: first.id, createRoles: false })).toEqual({
    created: 3,
    updated: 0,
    unchanged: 0,
    createdRoles: 0,
  });
  const second = await play.preview(
    "name,fullname,roles,active,team\nanna,Anna,User,true,blue\nben,Benjamin,,no,\ndan,Dan,User,,x\n",
  );
  expect(second.counts).toEqual({
    created: 1,
    updated: 2,
    unchanged: 0,
    changes: [
      { what: "team", users: 1 },
      { what: "Fullname", users: 1 },
      { what: "Active", users: 1 },
    ],
  });
  await play.call("users.import.apply", { id: second.id, createRoles: false });
  expect(await play.names()).toEqual(["anna", "ben", "cleo", "dan"]);
  const found = (await play.call("users.search", { text: "ben", limit: 1 })).users[0];
  expect(found).toMatchObject({ fullname: "Benjamin", active: false, issuer: "https://op.example" });
  expect(found).toMatchObject({ subject: "ben", loginCount: 0, lastLoginAt: 0 });
  const detail = await play.call("users.get", { id: found?.id ?? "" });
  expect(detail.attributes).toContainEqual({ name: "Fullname", value: "Benjamin", from: "import" });
});

test("a file that is imported again changes nothing", async () => {
  const play = await open();
  const file = '[{"name":"anna","roles":["User"],"team":"x","active":false}]';
  const first = await play.preview(file);
  await play.call("users.import.apply", { id: first.id, createRoles: false });
  const second = await play.preview(file);
  expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 1, changes: [] });
});

test("roles that the workspace lacks are named, and created or left out", async () => {
  const play = await open();
  const file = "name,roles\nanna,Admin;User\nben,Admin|Reader\n";
  const left = await play.preview(file);
  expect(left.unknownRoles).toEqual([
    { name: "Admin", users: 2 },
    { name: "Reader", users: 1 },
  ]);
  await play.call("users.import.apply", { id: left.id, createRoles: false });
  expect((await play.call("roles.list", undefined)).map(({ name }) => name)).toEqual(["User"]);
  const created = await play.preview(file);
  expect(created.counts).toMatchObject({ updated: 0, unchanged: 2 });
  expect(created.countsWithNewRoles).toMatchObject({ updated: 2, unchanged: 0 });
  const outcome = await play.call("users.import.apply", { id: created.id, createRoles: true });
  expect(outcome).toEqual({ created: 0, updated: 2, unchanged: 0, createdRoles: 2 });
  expect((await play.call("users.search", { text: "anna", limit: 1 })).users[0]?.roles).toEqual([
    "Admin",
    "User",
  ]);
});

test("a file with one problem in its last line is not imported at all", async () => {
  const play = await open();
  const preview = await play.preview(`${many(2000, "x")}u7,y\n`);
  expect(preview).toMatchObject({ problemCount: 1, users: 2001 });
  expect(preview.problems).toEqual([{ line: 2002, message: "The subject is in the file already, in 9." }]);
  const answer = await play.workbench.call("users.import.apply", { id: preview.id, createRoles: false });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  expect(await play.names()).toEqual([]);
});

test("of very many problems a hundred are named", async () => {
  const play = await open();
  const preview = await play.preview(`name,active\n${"anna,perhaps\n".repeat(250)}`);
  expect(preview.problemCount).toBe(250);
  expect(preview.problems).toHaveLength(100);
});

test("an import that is cancelled in its middle leaves all as it was", async () => {
  const play = await open();
  const before = await play.preview(many(300, "before"));
  await play.call("users.import.apply", { id: before.id, createRoles: false });
  const preview = await play.preview(
    many(4000, "after").replace("department", "roles").replaceAll("after", "Made"),
  );
  expect(preview.countsWithNewRoles).toMatchObject({ created: 3700, updated: 300 });
  const applied = play.workbench.call("users.import.apply", { id: preview.id, createRoles: true });
  await play.next("task.progress", ({ id, title, state }) => {
    return id === preview.id && title.startsWith("Import") && state === "running";
  });
  await play.call("tasks.cancel", { id: preview.id });
  expect(await applied).toMatchObject({ ok: false, error: { code: "request_cancelled" } });
  const after = await play.call("users.search", { text: "", limit: 500 });
  expect(after.total).toBe(300);
  expect(
    after.users.every(({ roles, attributes }) => roles.length === 0 && attributes.department === "before"),
  ).toBe(true);
  expect((await play.call("roles.list", undefined)).map(({ name }) => name)).toEqual(["User"]);
});

test("an import that the program did not finish is taken back at the next start", async () => {
  const play = await open();
  const before = await play.preview(many(200, "before"));
  await play.call("users.import.apply", { id: before.id, createRoles: false });
  const preview = await play.preview(many(6000, "after"));
  const applied = play.workbench.call("users.import.apply", { id: preview.id, createRoles: false });
  await play.next("task.progress", ({ id, title }) => id === preview.id && title.startsWith("Import"));
  const eventsBefore = play.events.filter(({ name }) => name === "users.imported").length;
  await play.reopen();
  expect(await applied).toMatchObject({ ok: false });
  const next = await play.preview(many(200, "before"));
  expect(next.counts).toEqual({ created: 0, updated: 0, unchanged: 200, changes: [] });
  expect((await play.call("users.search", { text: "", limit: 1 })).total).toBe(200);
  expect(play.events.filter(({ name }) => name === "users.imported").length).toBeGreaterThan(eventsBefore);
});

test("a user who was imported logs in for the first time like one who was there", async () => {
  const { openScenario } = await import("../support/open-scenario.ts");
  let path = "";
  const play = await openScenario({
    ports: { fileDialog: { open: async () => path, save: async () => undefined } },
  });
  path = join(play.workbench.dataFolder, "users.json");
  writeFileSync(path, JSON.stringify([{ subject: "sub-ada", department: "Analysis" }]));
  const preview = await previewOf(play.workbench, play.configuration.id);
  await play.call("users.import.apply", { id: preview.id, createRoles: false });
  const { run } = await play.login("ada");
  const { user } = await play.call("users.get", { id: run.user?.id ?? "" });
  expect(user).toMatchObject({ subject: "sub-ada", loginCount: 1 });
  expect(user.firstLoginAt).toBe(user.lastLoginAt);
  expect((await play.call("users.search", { text: "", limit: 5 })).total).toBe(1);
});

test("nothing is asked or read when no file is chosen, and a file that is gone says so", async () => {
  const none = await openTestWorkbench();
  onTestFinished(none.dispose);
  expect(await none.call("users.import.open", undefined)).toBeUndefined();
  const gone = await openTestWorkbench({
    fileDialog: { open: async () => "/nowhere/users.csv", save: async () => undefined },
  });
  onTestFinished(gone.dispose);
  expect(await gone.workbench.call("users.import.open", undefined)).toMatchObject({
    ok: false,
    error: { code: "invalid_input", message: "The file users.csv could not be read." },
  });
});
