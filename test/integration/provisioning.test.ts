import { expect, test } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import type { ProvisioningSettings, RoleSettings } from "#shared/provisioning/provisioning-settings.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";

const set = async (
  { call, configuration }: Scenario,
  changes: {
    readonly provisioning?: Partial<ProvisioningSettings>;
    readonly roleParsing?: Partial<RoleSettings>;
  },
) => {
  const draft = draftOf(await call("configurations.get", { id: configuration.id }));
  const changed = {
    ...draft,
    provisioning: { ...draft.provisioning, ...changes.provisioning },
    roleParsing: { ...draft.roleParsing, ...changes.roleParsing },
  };
  await call("configurations.update", { id: configuration.id, draft: changed });
  return changed;
};

const customRows: ProvisioningSettings["rows"] = [
  { attribute: "Name", source: "id_token", expression: "sub" },
  { attribute: "Fullname", source: "userinfo", expression: "name" },
  { attribute: "Email", source: "userinfo", expression: "email" },
  { attribute: "Domain", source: "userinfo", expression: "split(email, '@')[1]" },
];

test("a custom flow gives exactly what its evaluation said before", async () => {
  const play = await openScenario();
  await play.login("ada");
  const { provisioning, roleParsing } = await set(play, {
    provisioning: { flow: "custom", rows: customRows },
  });
  const evaluation = await play.call("provisioning.evaluate", {
    configurationId: play.configuration.id,
    provisioning,
    roleParsing,
    sample: { kind: "last_login" },
  });
  expect(evaluation).toMatchObject({ outcome: "would_update", sample: { title: "Ada Lindqvist" } });

  const { run } = await play.login("ada");
  const result = await play.call("login.result", { id: run.id });
  expect(result?.attributes).toEqual(evaluation.attributeChanges);
  expect(result?.roles).toEqual(evaluation.roleChanges);
  const user = await play.call("users.get", { id: run.user?.id ?? "" });
  expect(user.attributes).toContainEqual({
    name: "Domain",
    value: "op.example",
    from: "split(email, '@')[1] in UserInfo",
  });
});

test("no user is created where that is switched off, and those that are there are updated", async () => {
  const play = await openScenario();
  await play.login("ada");
  await set(play, { provisioning: { createUsers: false } });
  expect((await play.login("ada")).run.state).toBe("succeeded");
  expect((await play.login("ben")).run).toMatchObject({
    state: "failed",
    error: { code: "user_unknown", step: "provisioning", field: "provisioning.createUsers" },
  });
  expect(play.stored()).toEqual({ users: 1, tokenSets: 1 });
});

test("a user is found by another attribute, and the new subject is taken over", async () => {
  const play = await openScenario();
  const first = await play.login("ada");
  await set(play, { provisioning: { flow: "custom", findBy: "Email", rows: customRows } });
  play.provider.change({ idToken: { claims: (right) => ({ ...right, sub: "moved-ada" }) } });
  play.provider.change({ userinfo: { document: (right) => ({ ...right, sub: "moved-ada" }) } });
  const second = await play.login("ada");
  expect(second.run.error).toBeUndefined();
  expect(second.run.user).toMatchObject({ id: first.run.user?.id, name: "moved-ada", created: false });
  expect(play.stored().users).toBe(1);
});

test("two users that match are named, and none is changed", async () => {
  const play = await openScenario();
  await play.login("ada");
  await play.login("ben");
  await set(play, { provisioning: { flow: "custom", findBy: "Email", rows: customRows } });
  play.provider.change({ userinfo: { document: (right) => ({ ...right, email: "ada@op.example" }) } });
  const { run } = await play.login("ben");
  expect(run).toMatchObject({ state: "failed", error: { code: "user_ambiguous" } });
  expect(run.error?.message).toMatch(/Ada Lindqvist.*Ben Okafor/);
});

test("a role that is made here is given by its name in a token, and taken back with it", async () => {
  const play = await openScenario();
  const role = await play.call("roles.create", { name: "Planner", description: "Plans" });
  await set(play, { roleParsing: { parser: "custom", token: "id_token", expression: "app_roles" } });
  play.provider.change({
    idToken: { claims: (right) => ({ ...right, app_roles: ["Planner", "Stranger"] }) },
  });
  const { run } = await play.login("ada");
  const userId = run.user?.id ?? "";
  expect((await play.call("users.get", { id: userId })).roles).toEqual([
    { name: "Planner", why: "result[0] in the ID token, matched by name" },
  ]);
  expect((await play.call("login.result", { id: run.id }))?.roles).toContainEqual({
    role: "Stranger",
    change: "no_match",
    why: "result[1] in the ID token, no role is called so",
  });
  expect((await play.call("roles.list", undefined)).find(({ id }) => id === role.id)?.userCount).toBe(1);
  await play.call("roles.delete", { id: role.id });
  expect((await play.call("users.get", { id: userId })).roles).toEqual([]);
});

test("roles that cannot be read end the login, and nothing is stored", async () => {
  const play = await openScenario();
  await set(play, { roleParsing: { parser: "entra" } });
  expect((await play.login("ada")).run).toMatchObject({
    state: "failed",
    error: { code: "roles_unreadable", step: "provisioning" },
  });
  expect(play.stored()).toEqual({ users: 0, tokenSets: 0 });
});
