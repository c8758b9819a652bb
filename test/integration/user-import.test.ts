import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { WorkerHost } from "../../main/ports/worker-host.ts";
import { connectJob, createThreadWorkerHost } from "../../main/workers/index.ts";
import { type BundledProgram, bundleProgram } from "../support/bundle-program.ts";
import { inThisThread } from "../support/in-this-thread.ts";
import { openTestWorkbench, type TestWorkbench } from "../support/open-test-workbench.ts";

let program: BundledProgram;
beforeAll(async () => {
  program = await bundleProgram(new URL("../../main/workers/worker.ts", import.meta.url));
});
afterAll(() => program.remove());

interface ImportTest extends TestWorkbench {
  readonly configurationId: string;
  /** Chooses a file with this content and previews it. */
  preview(content: string | Uint8Array): ReturnType<typeof previewOf>;
  names(): Promise<readonly string[]>;
}

const open = async (workers: WorkerHost): Promise<ImportTest> => {
  let path = "";
  const workbench = await openTestWorkbench({
    workers,
    fileDialog: { open: async () => path, save: async () => undefined, folder: async () => undefined },
  });
  onTestFinished(workbench.dispose);
  const draft = { ...emptyDraft("Example"), issuer: "https://op.example" };
  const { id: configurationId } = await workbench.call("configurations.create", { draft });
  return Object.assign(Object.create(workbench), {
    configurationId,
    preview: (content: string | Uint8Array) => {
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

describe.each([
  ["a thread", () => createThreadWorkerHost(program.path)],
  ["this thread", () => inThisThread],
] as const)("in %s", (_where, host) => {
  test("an import does exactly what its preview said", async () => {
    const play = await open(host());
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
    const play = await open(host());
    const file = '[{"name":"anna","roles":["User"],"team":"x","active":false}]';
    const first = await play.preview(file);
    await play.call("users.import.apply", { id: first.id, createRoles: false });
    const second = await play.preview(file);
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 1, changes: [] });
  });

  test("roles that the workspace lacks are named, and created or left out", async () => {
    const play = await open(host());
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
    const play = await open(host());
    const preview = await play.preview(`${many(2000, "x")}u7,y\n`);
    expect(preview).toMatchObject({ problemCount: 1, users: 2001 });
    expect(preview.problems).toEqual([{ line: 2002, message: "The subject is in the file already, in 9." }]);
    const answer = await play.workbench.call("users.import.apply", { id: preview.id, createRoles: false });
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect(await play.names()).toEqual([]);
  });

  test("of very many problems a hundred are named", async () => {
    const play = await open(host());
    const preview = await play.preview(`name,active\n${"anna,perhaps\n".repeat(250)}`);
    expect(preview.problemCount).toBe(250);
    expect(preview.problems).toHaveLength(100);
  });

  test("an import that is cancelled in its middle leaves all as it was", async () => {
    const play = await open(host());
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
    const play = await open(host());
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
});

/** A thread that breaks down for good while it writes; others do not. */
const breaksWhileWriting = (): WorkerHost => {
  const healthy = createThreadWorkerHost(program.path);
  return {
    start: (name, input, onReport) => {
      if (name !== "users.import") return healthy.start(name, input, onReport);
      const worker = new Worker(program.path);
      let isWriting = false;
      return connectJob(
        {
          send: (message) => {
            isWriting ||= message.type === "turn";
            worker.postMessage(message);
          },
          onMessage: (listener) => worker.on("message", listener),
          onBroken: (listener) => worker.on("exit", (code) => listener(`exit code ${code}`)),
          end: async () => void (await worker.terminate()),
        },
        name,
        input,
        (report) => {
          if (isWriting && report.done > 0) void worker.terminate();
          onReport(report);
        },
      );
    },
  };
};

test("an import whose thread breaks down is taken back, and can be tried again", async () => {
  const play = await open(breaksWhileWriting());
  const file = many(8000, "x").replace("department", "roles");
  const preview = await play.preview(file);
  const answer = await play.workbench.call("users.import.apply", { id: preview.id, createRoles: true });
  expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(await play.call("users.search", { text: "", limit: 1 })).toMatchObject({ total: 0 });
  expect(await play.call("users.search", { text: "u1", limit: 1 })).toMatchObject({ matching: 0 });
  expect((await play.call("roles.list", undefined)).map(({ name }) => name)).toEqual(["User"]);
  const again = { id: preview.id, configurationId: play.configurationId };
  expect(await play.call("users.import.preview", again)).toMatchObject({ counts: { created: 8000 } });
});

test("whatever else is written waits for an import no longer than for one slice of it", async () => {
  const play = await open(createThreadWorkerHost(program.path));
  const preview = await play.preview(many(3000, "x"));
  let isDone = false;
  const applied = play.call("users.import.apply", { id: preview.id, createRoles: false }).finally(() => {
    isDone = true;
  });
  let written = 0;
  while (!isDone) {
    await play.call("roles.create", { name: `Role ${written}`, description: "" });
    written += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await applied).toMatchObject({ created: 3000 });
  expect(written).toBeGreaterThan(2);
  expect(await play.call("roles.list", undefined)).toHaveLength(written + 1);
});

test("a file that was forgotten is not imported any more", async () => {
  const play = await open(createThreadWorkerHost(program.path));
  const { id } = await play.preview(many(3, "x"));
  await play.call("users.import.forget", { id });
  const answer = await play.workbench.call("users.import.apply", { id, createRoles: false });
  expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await play.names()).toEqual([]);
});

const MEBIBYTE = 1024 * 1024;
const bad: readonly (readonly [what: string, file: string | Uint8Array, message: string | RegExp])[] = [
  ["a cell of 10 MiB", `name,note\nanna,x\nben,${"x".repeat(10 * MEBIBYTE)}\n`, /longer than 1 MiB/],
  [
    "a cell of 1 MiB",
    `name,note\nanna,x\nben,${"x".repeat(MEBIBYTE - 100)}\n`,
    "note is longer than 64 KiB.",
  ],
  ["a name of 1 MiB", JSON.stringify([{ name: "a" }, { name: "x".repeat(MEBIBYTE - 100) }]), /64 KiB/],
  ["an open quote", 'name\nanna\n"ben\n', "A quote is opened and not closed."],
  ["wrong columns", "mail,dept\nx,y\n", /No column is called subject/],
  ["a line with another number of cells", "name,email\r\nanna,x\rben,y,z\n", /has 3 cells/],
  ["half a character in UTF-16", Buffer.from("\ufeffname\nx\ud83dx\n", "utf16le"), /not UTF-16/],
  ["no list", '{"users":[{"name":"a"}]}', /is no SCIM ListResponse/],
  ["a prototype's key", '[{"name":"a"},{"name":"e","__proto__":{"active":false}}]', /not allowed/],
  ["a subject twice", '[{"subject":"a"},{"subject":"a","name":"b"}]', /in the file already/],
  ["a file that is cut off", '[{"name":"a"},{"na', /ends too early/],
];

test.each(bad)("a file with %s is not imported, not even in part", async (_what, file, message) => {
  const play = await open(createThreadWorkerHost(program.path));
  const preview = await play.preview(file);
  expect(preview.problemCount).toBe(1);
  expect(preview.problems[0]?.message).toMatch(message);
  const answer = await play.workbench.call("users.import.apply", { id: preview.id, createRoles: true });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  expect(await play.names()).toEqual([]);
});

test("names in every script, with every byte order mark and line end, arrive as they were", async () => {
  const play = await open(createThreadWorkerHost(program.path));
  const names = ["zoë 😀", "משה כהן", "محمد", "李雷", "e\u0301", "a\u202eb"];
  const text = `\ufeffname,fullname\r\n${names.map((name, index) => `n${index},"${name}"`).join("\r")}\n`;
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(text, "utf16le"),
    Buffer.from(text, "utf16le").swap16(),
  ]) {
    const preview = await play.preview(bytes);
    expect(preview).toMatchObject({ users: names.length, problems: [] });
    await play.call("users.import.apply", { id: preview.id, createRoles: false });
    const { users } = await play.call("users.search", { text: "", limit: 50 });
    expect(users.map(({ fullname }) => fullname).sort()).toEqual([...names].sort());
  }
});

test("a user who was imported logs in for the first time like one who was there", async () => {
  const { openScenario } = await import("../support/open-scenario.ts");
  let path = "";
  const play = await openScenario({
    ports: {
      fileDialog: { open: async () => path, save: async () => undefined, folder: async () => undefined },
    },
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
    fileDialog: {
      open: async () => "/nowhere/users.csv",
      save: async () => undefined,
      folder: async () => undefined,
    },
  });
  onTestFinished(gone.dispose);
  expect(await gone.workbench.call("users.import.open", undefined)).toMatchObject({
    ok: false,
    error: { code: "invalid_input", message: "The file users.csv could not be read." },
  });
});
