import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { EffectFilter } from "#shared/provisioning/effect.ts";
import { heaviestEffect } from "#shared/provisioning/heaviest-effect.ts";
import {
  defaultProvisioning,
  defaultRoleParsing,
  type ProvisioningSettings,
  standardRows,
} from "#shared/provisioning/provisioning-settings.ts";
import type { SecretStore } from "../../main/ports/secret-store.ts";
import type { WorkerHost } from "../../main/ports/worker-host.ts";
import { createThreadWorkerHost } from "../../main/workers/index.ts";
import { type BundledProgram, bundleProgram } from "../support/bundle-program.ts";
import { inThisThread } from "../support/in-this-thread.ts";
import { type SeededUser, seedKnownUsers } from "../support/known-users.ts";
import { memoryKeychain, openTestWorkbench } from "../support/open-test-workbench.ts";
import { createScriptedKeychain } from "../support/scripted-keychain.ts";

let program: BundledProgram;
beforeAll(async () => {
  program = await bundleProgram(new URL("../../main/workers/worker.ts", import.meta.url));
});
afterAll(() => program.remove());

const token = (roles: readonly string[], rest: object = {}): NonNullable<SeededUser["claims"]> => ({
  idToken: { roles, ...rest } as never,
});

/** Roles by Entra's claim out of the ID token, and a full name of two claims. */
const tried = {
  provisioning: {
    ...defaultProvisioning,
    flow: "custom",
    rows: standardRows.map((row) =>
      row.attribute === "Fullname" ? { ...row, expression: "join(' ', [given_name, family_name])" } : row,
    ),
  } satisfies ProvisioningSettings as ProvisioningSettings,
  roleParsing: { ...defaultRoleParsing, parser: "entra" as const, token: "id_token" as const },
};

const people: readonly SeededUser[] = [
  {
    subject: "stays",
    fullname: "Ada Stays",
    claims: token(["User"], { given_name: "Ada", family_name: "Stays" }),
  },
  {
    subject: "loses",
    fullname: "Bo Loses",
    roles: ["Approver", "User"],
    claims: token(["User"], { given_name: "Bo", family_name: "Loses" }),
  },
  {
    subject: "gains",
    fullname: "Cy Gains",
    claims: token(["User", "Planner"], { given_name: "Cy", family_name: "Gains" }),
  },
  {
    subject: "renamed",
    fullname: "Renamed, Di",
    claims: token(["User"], { given_name: "Di", family_name: "Renamed" }),
  },
  { subject: "nameless", fullname: "Import service", claims: token(["User"]) },
  { subject: "never", fullname: "Never Came", isWithoutLogin: true },
  { subject: "off", fullname: "Off Duty", roles: ["Approver"], isInactive: true, claims: token(["User"]) },
  { subject: "garbled", fullname: "Gar Bled", claims: { idToken: { roles: ["User"], sub: 7 } as never } },
];

const open = async (
  workers: WorkerHost,
  users: Iterable<SeededUser> = people,
  keychain: SecretStore = memoryKeychain(),
) => {
  const dataFolder = mkdtempSync(join(tmpdir(), "sso-workbench-effect-"));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const { configurationId } = await seedKnownUsers(dataFolder, keychain, ["Planner", "Approver"], users);
  const test = await openTestWorkbench({ dataFolder, keychain, workers });
  onTestFinished(() => test.dispose());
  const start = () => test.call("provisioning.effect.start", { configurationId, ...tried });
  const ended = (id: string) =>
    test.next("task.progress", (task) => task.id === id && task.state !== "running");
  const complete = async () => {
    const { id: taskId } = await start();
    expect(await ended(taskId)).toMatchObject({ state: "done" });
    return { taskId, effect: await test.call("provisioning.effect.get", { taskId }) };
  };
  const rows = async (taskId: string, filter: EffectFilter) => {
    const page = await test.call("provisioning.effect.rows", { taskId, filter, limit: 50 });
    return page.rows.map(({ name, changes }) => [
      name,
      ...changes.map(({ kind, what, before, after }) => [kind, what, before, after].join("|")),
    ]);
  };
  return { ...test, configurationId, start, ended, complete, rows };
};

describe.each([
  ["a thread", () => createThreadWorkerHost(program.path)],
  ["this thread", () => inThisThread],
] as const)("the effect of settings, evaluated in %s", (_where, host) => {
  it("is counted over all known users, by the code of a login", async () => {
    const { complete, rows } = await open(host());
    const { taskId, effect } = await complete();
    expect(effect).toMatchObject({
      users: 8,
      done: 8,
      isComplete: true,
      unchanged: 1,
      affected: 6,
      inactive: 1,
      attributes: [{ attribute: "Fullname", changed: 2, lost: 1 }],
      created: 0,
      refused: [{ code: "id_token_sub_missing", users: 1 }],
      notEvaluated: [{ code: "no_login", users: 1 }],
    });
    expect(effect.roles).toEqual([
      { role: "User", before: 7, after: 7, gained: 0, lost: 0 },
      { role: "Approver", before: 2, after: 1, gained: 0, lost: 1 },
      { role: "Planner", before: 0, after: 1, gained: 1, lost: 0 },
    ]);
    expect(effect.shares).toEqual([
      { role: "User", before: 6, after: 6 },
      { role: "Approver", before: 2, after: 1 },
      { role: "Planner", before: 0, after: 1 },
    ]);
    expect(await rows(taskId, { of: "all" })).toEqual([
      ["Gar Bled", "refused|Login||"],
      ["Bo Loses", "role_lost|Roles|Approver, User|User"],
      ["Import service", "attribute_lost|Fullname|Import service|"],
      ["Never Came", "not_evaluated|Login||"],
      ["Cy Gains", "role_gained|Roles|User|Planner, User"],
      ["Renamed, Di", "attribute_changed|Fullname|Renamed, Di|Di Renamed"],
    ]);
    expect((await rows(taskId, { of: "role", name: "Planner" })).map(([name]) => name)).toEqual(["Cy Gains"]);
    expect((await rows(taskId, { of: "not_evaluated" })).map(([name]) => name)).toEqual(["Never Came"]);
    expect(await rows(taskId, { of: "inactive" })).toEqual([
      ["Off Duty", "role_lost|Roles|Approver|User", "attribute_lost|Fullname|Off Duty|", "inactive|Login||"],
    ]);
    expect(await rows(taskId, { of: "attribute", name: "Email" })).toEqual([]);
    expect(heaviestEffect(effect)).toBe("1 user can't log in any more.");
  });

  it("is read page by page, each with the next one's place", async () => {
    const { complete, call } = await open(host());
    const { taskId } = await complete();
    const names: string[] = [];
    let after: string | undefined;
    do {
      const page = await call("provisioning.effect.rows", { taskId, filter: { of: "all" }, limit: 4, after });
      names.push(...page.rows.map(({ name }) => name));
      expect(page.matching).toBe(6);
      after = page.next;
    } while (after !== undefined);
    expect(new Set(names).size).toBe(6);
  });

  it("is cancelled, and nothing of it is kept", async () => {
    const { start, ended, call, workbench } = await open(host());
    const { id: taskId } = await start();
    expect((await call("tasks.list", undefined)).map(({ id }) => id)).toEqual([taskId]);
    await call("tasks.cancel", { id: taskId });
    expect(await ended(taskId)).toMatchObject({ state: "cancelled" });
    expect(await call("tasks.list", undefined)).toEqual([]);
    const answer = await workbench.call("provisioning.effect.get", { taskId });
    expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("takes the place of the one before", async () => {
    const { start, ended, complete, workbench } = await open(host());
    const { id: first } = await start();
    const second = await complete();
    expect(await ended(first)).toMatchObject({ state: "cancelled" });
    expect(second.effect.users).toBe(8);
    const rows = await workbench.call("provisioning.effect.rows", {
      taskId: first,
      filter: { of: "all" },
      limit: 1,
    });
    expect(rows).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("is nothing where nobody is known", async () => {
    const { complete } = await open(host(), []);
    const { effect } = await complete();
    expect(effect).toMatchObject({ users: 0, affected: 0, isComplete: true });
    expect(heaviestEffect(effect)).toBe("No known user changes.");
  });
});

it("is not evaluated while the vault is locked", async () => {
  const keychain = createScriptedKeychain();
  const { start, workbench, configurationId } = await open(inThisThread, people, keychain);
  keychain.items.clear();
  await expect(start()).rejects.toThrow(/data_key_missing/);
  const answer = await workbench.call("provisioning.effect.start", { configurationId, ...tried });
  expect(answer).toMatchObject({ ok: false, error: { code: "data_key_missing" } });
  expect(await workbench.call("tasks.list", undefined)).toMatchObject({ value: [] });
});

it("gives a user whose claims an expression takes for ever on the time that a login has", async () => {
  const blanks = { given_name: `${" ".repeat(300_000)}x`, family_name: "Blank" };
  const slow = { subject: "slow", fullname: "Slow", claims: token(["User"], blanks) };
  const { call, configurationId, ended, rows } = await open(createThreadWorkerHost(program.path), [
    slow,
    ...people,
  ]);
  const provisioning = {
    ...tried.provisioning,
    rows: tried.provisioning.rows.map((row) =>
      row.attribute === "Fullname"
        ? { ...row, expression: "trim(join(' ', [given_name, family_name]))" }
        : row,
    ),
  };
  const { id: taskId } = await call("provisioning.effect.start", { configurationId, ...tried, provisioning });
  expect(await ended(taskId)).toMatchObject({ state: "done" });
  expect(await call("provisioning.effect.get", { taskId })).toMatchObject({ users: 9, done: 9 });
  expect(await rows(taskId, { of: "attribute", name: "Fullname" })).toEqual([
    ["Slow", "attribute_lost|Fullname|Slow|"],
    ["Import service", "attribute_lost|Fullname|Import service|"],
    ["Renamed, Di", "attribute_changed|Fullname|Renamed, Di|Di Renamed"],
  ]);
});

it("fails with a reason when its thread cannot do the work", async () => {
  const { start, ended, workbench } = await open(
    createThreadWorkerHost(join(tmpdir(), "no-such-program.mjs")),
  );
  const { id: taskId } = await start();
  expect(await ended(taskId)).toMatchObject({ state: "failed", error: { code: "internal" } });
  const answer = await workbench.call("provisioning.effect.get", { taskId });
  expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
});
