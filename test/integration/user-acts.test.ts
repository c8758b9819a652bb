import { expect, test } from "vitest";
import { send, signIn } from "../support/identities.ts";
import { openScenario } from "../support/open-scenario.ts";

test("who is deactivated neither logs in nor is sent as, until it is undone", async () => {
  const scenario = await openScenario();
  const { call, errorOf, login, workbench } = scenario;
  const ada = await signIn(scenario);
  const draft = { userId: ada };
  const { changed, undoId = "" } = await call("users.deactivate", { selection: { ids: [ada] } });
  expect(changed).toBe(1);
  expect(workbench.events).toContainEqual({ name: "users.changed", payload: {} });
  expect(await call("users.deactivate", { selection: { ids: [ada] } })).toEqual({ changed: 0 });
  expect((await login()).run.error).toMatchObject({ code: "user_inactive" });
  await expect(send(scenario, draft)).rejects.toThrow("user_inactive");
  expect(await call("users.undo", { undoId })).toEqual({ changed: 1 });
  expect((await login()).run.state).toBe("succeeded");
  expect(await errorOf("users.undo", { undoId })).toMatchObject({ code: "not_found" });
});

test("who is forgotten loses tokens, claims and results for good, and comes back without them", async () => {
  const scenario = await openScenario();
  const { call, errorOf, stored } = scenario;
  const { run } = await scenario.login();
  const ada = run.user?.id ?? "";
  expect((await call("users.claims", { id: ada }))?.idToken).toMatchObject({ sub: run.user?.name });
  expect(await call("login.result", { id: run.id })).toBeDefined();
  const { undoId = "" } = await call("users.forget", { selection: { ids: [ada] } });
  expect(await errorOf("users.get", { id: ada })).toMatchObject({ code: "not_found" });
  expect(await errorOf("tokens.view", { userId: ada })).toMatchObject({ code: "no_token_set" });
  expect(await call("users.search", { text: "", limit: 10 })).toMatchObject({ users: [], total: 0 });
  expect(stored().tokenSets).toBe(0);
  expect(await call("users.undo", { undoId })).toEqual({ changed: 1 });
  expect((await call("users.get", { id: ada })).user.tokenSet.state).toBe("none");
  expect(await call("users.claims", { id: ada })).toBeUndefined();
  expect(await call("login.result", { id: run.id })).toBeUndefined();
});

test("who was forgotten is deleted when it can't be undone any more, or at the next start", async () => {
  const scenario = await openScenario();
  const { call, errorOf, clock, stored, workbench } = scenario;
  const first = await signIn(scenario);
  const { undoId = "" } = await call("users.forget", { selection: { ids: [first] } });
  expect(stored().users).toBe(1);
  clock.advance(60_000);
  await expect.poll(() => stored().users).toBe(0);
  expect(await errorOf("users.undo", { undoId })).toMatchObject({ code: "not_found" });
  const second = await signIn(scenario);
  expect(second).not.toBe(first);
  await call("users.forget", { selection: { ids: [second] } });
  await workbench.reopen();
  await expect.poll(() => stored().users).toBe(0);
});

test("a login of who was just forgotten makes a new user, and there is nothing left to undo", async () => {
  const scenario = await openScenario();
  const { call } = scenario;
  const first = await signIn(scenario);
  const { undoId = "" } = await call("users.forget", { selection: { ids: [first] } });
  const second = await signIn(scenario);
  expect(second).not.toBe(first);
  expect(await call("users.undo", { undoId })).toEqual({ changed: 0 });
  expect((await call("users.search", { text: "", limit: 10 })).users.map(({ id }) => id)).toEqual([second]);
});

test("a selection is all that match but for some; signed out, they have no tokens here", async () => {
  const scenario = await openScenario();
  const { call } = scenario;
  const ada = await signIn(scenario, "ada");
  const ben = await signIn(scenario, "ben");
  const selection = { filter: { text: "", tokenState: "valid" as const }, except: [ben] };
  expect(await call("users.count", { selection })).toBe(1);
  expect(await call("users.signOut", { selection })).toEqual({ changed: 1 });
  expect((await call("users.get", { id: ada })).user.tokenSet.state).toBe("none");
  expect((await call("users.get", { id: ben })).user.tokenSet.state).toBe("signed_in");
  await call("users.tag", { selection: { ids: [ada] }, tag: " pilot " });
  const { undoId = "" } = await call("users.tag", {
    selection: { filter: { text: "" }, except: [] },
    tag: "all",
  });
  expect((await call("users.facets", undefined)).tags).toEqual(["all"]);
  await call("users.undo", { undoId });
  const { users } = await call("users.search", { text: "", tag: "pilot", limit: 10 });
  expect(users.map(({ id }) => id)).toEqual([ada]);
});

test.each([
  ["users.deactivate", { selection: { ids: [] } }],
  ["users.deactivate", { selection: { ids: ["a"], filter: { text: "" }, except: [] } }],
  ["users.forget", { selection: { filter: { text: "", sql: "1" }, except: [] } }],
  ["users.forget", {}],
  ["users.tag", { selection: { ids: ["a"] }, tag: "x".repeat(41) }],
  ["users.search", { text: "", limit: 1, sort: { column: "claims", direction: "ascending" } }],
  ["users.search", { text: "", limit: 1, tokenState: "any" }],
  ["users.search", { text: "", limit: 1, lastLoginFrom: -1 }],
  ["users.search", { text: "", limit: 1, after: "e30" }],
] as const)("%s refuses %j", async (name, input) => {
  const { errorOf } = await openScenario();
  expect(await errorOf(name, input as never)).toMatchObject({ code: "invalid_input" });
});
