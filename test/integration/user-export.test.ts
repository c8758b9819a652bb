import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkerHost } from "../../main/ports/worker-host.ts";
import type { ExportInput } from "../../main/users/run-export.ts";
import { createThreadWorkerHost } from "../../main/workers/index.ts";
import { type BundledProgram, bundleProgram } from "../support/bundle-program.ts";
import { signIn } from "../support/identities.ts";
import { inThisThread } from "../support/in-this-thread.ts";
import { openScenario } from "../support/open-scenario.ts";
import { temporaryFolder } from "../support/temporary-data.ts";

const everybody = { filter: { text: "" }, except: [] };

let program: BundledProgram;
beforeAll(async () => {
  program = await bundleProgram(new URL("../../main/workers/worker.ts", import.meta.url));
});
afterAll(() => program.remove());

const open = async (name: string | undefined, workers: WorkerHost = createThreadWorkerHost(program.path)) => {
  const folder = temporaryFolder();
  const path = name === undefined ? undefined : join(folder, name);
  const scenario = await openScenario({
    ports: {
      workers,
      fileDialog: { open: async () => undefined, save: async () => path, folder: async () => undefined },
    },
  });
  return { ...scenario, scenario, folder, text: () => readFileSync(path ?? "", "utf8") };
};

test("users are written as CSV, in which a spreadsheet finds no formula", async () => {
  const { scenario, call, provider, folder, text } = await open("users.csv");
  await signIn(scenario, "ada");
  provider.change({
    idToken: { claims: (right) => ({ ...right, name: '=HYPERLINK("https://evil.example")', email: "a,b" }) },
  });
  await signIn(scenario, "ben");
  expect(await call("users.export", { selection: everybody, format: "csv" })).toEqual({
    written: 2,
    fileName: "users.csv",
  });
  const lines = text().split("\r\n");
  expect(lines[0]).toBe("Subject,Issuer,Name,Fullname,Email,Active,Roles");
  expect(lines).toHaveLength(4);
  expect(lines[2]).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(readdirSync(folder)).toEqual(["users.csv"]);
  expect(statSync(join(folder, "users.csv")).mode & 0o077).toBe(0);
  expect(text()).not.toMatch(/eyJ|access_token/);
});

test("users are written as JSON, those alone that are selected", async () => {
  const { scenario, call, text } = await open("users.json");
  const ada = await signIn(scenario, "ada");
  const ben = await signIn(scenario, "ben");
  await call("users.export", { selection: { ...everybody, except: [ben] }, format: "json" });
  const { user } = await call("users.get", { id: ada });
  expect(JSON.parse(text())).toEqual([
    {
      subject: user.subject,
      issuer: user.issuer,
      name: user.name,
      fullname: user.fullname,
      email: user.email,
      active: true,
      roles: ["User"],
    },
  ]);
  await call("users.export", { selection: { filter: { text: "nobody" }, except: [] }, format: "json" });
  expect(JSON.parse(text())).toEqual([]);
});

test("an export that is not chosen or cannot be written leaves nothing, and keeps what was there", async () => {
  const none = await open(undefined);
  expect(await none.call("users.export", { selection: everybody, format: "csv" })).toBeUndefined();
  const { errorOf, folder } = await open("missing/users.csv");
  writeFileSync(join(folder, "other.csv"), "kept");
  expect(await errorOf("users.export", { selection: everybody, format: "csv" })).toMatchObject({
    code: "invalid_input",
    cause: "ENOENT",
  });
  expect(existsSync(join(folder, "missing"))).toBe(false);
  expect(await errorOf("users.export", { selection: everybody, format: "xls" as never })).toMatchObject({
    code: "invalid_input",
  });
});

/** A thread that has begun to write, and never goes on. */
const stuck = (onBegun: () => void): WorkerHost => ({
  start: (name, input, onReport) => {
    if (name !== "users.export") return inThisThread.start(name, input, onReport);
    writeFileSync((input as ExportInput).partPath, "Subject,");
    onBegun();
    return { finished: new Promise(() => {}), ask: () => new Promise(() => {}), end: async () => {} };
  },
});

test("an export that is cancelled, or ends with the program, leaves no part of a file", async () => {
  for (const end of ["cancel", "close"] as const) {
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const { scenario, folder } = await open("users.csv", stuck(begin));
    const { workbench } = scenario.workbench;
    writeFileSync(join(folder, "users.csv"), "before");
    const answer = workbench.call("users.export", { selection: everybody, format: "csv" });
    await begun;
    const tasks = await workbench.call("tasks.list", undefined);
    if (end === "close") await workbench.close();
    else await workbench.call("tasks.cancel", { id: tasks.ok ? (tasks.value[0]?.id ?? "") : "" });
    expect(await answer).toMatchObject({ ok: false, error: { code: "request_cancelled" } });
    expect(readdirSync(folder)).toEqual(["users.csv"]);
    expect(readFileSync(join(folder, "users.csv"), "utf8")).toBe("before");
  }
});

test("an export whose thread breaks down leaves no part of a file", async () => {
  const { errorOf, folder } = await open("users.csv", createThreadWorkerHost(join(program.path, "missing")));
  const nobody = { selection: { ids: ["nobody"] }, format: "csv" as const };
  expect(await errorOf("users.export", nobody)).toMatchObject({ code: "internal" });
  expect(readdirSync(folder)).toEqual([]);
});
