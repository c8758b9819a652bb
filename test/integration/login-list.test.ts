import { expect, test } from "vitest";
import { openScenario } from "../support/open-scenario.ts";
import { comeHome } from "../support/sign-in.ts";

test("runs are found, counted by day and deleted; one that is under way is listed as it is and stays", async () => {
  let isPatient = false;
  const scenario = await openScenario({ visit: (url) => (isPatient ? undefined : comeHome(url)) });
  const { call, login, provider, start, workbench } = scenario;
  const { run: succeeded } = await login();
  provider.change({ token: { document: () => ({ error: "invalid_client" }), status: 401 } });
  const { run: failed } = await login();
  isPatient = true;
  const waiting = await start("grace");
  await workbench.next(
    "login.run-changed",
    ({ id, waitsUntil }) => id === waiting.id && waitsUntil !== undefined,
  );
  const search = async (text: string) => (await call("login.search", { text, limit: 10 })).runs;
  expect((await search("invalid_CLIENT")).map(({ id }) => id)).toEqual([failed.id]);
  expect(await search("grace")).toMatchObject([{ id: waiting.id, state: "waiting_for_user" }]);
  expect(await call("login.days", { days: 2, utcOffsetInMinutes: 0 })).toMatchObject([
    { succeeded: 0, failed: 0 },
    { succeeded: 1, failed: 1 },
  ]);
  const { startedAt } = succeeded;
  const of = async (range: { readonly startedFrom?: number; readonly startedBefore?: number }) =>
    (await call("login.search", { text: "", limit: 10, ...range })).runs.map(({ id }) => id);
  expect(await of({ startedFrom: startedAt })).toContain(succeeded.id);
  expect(await of({ startedFrom: startedAt, startedBefore: startedAt + 1 })).toContain(succeeded.id);
  expect(await of({ startedBefore: startedAt })).toEqual([]);
  expect(await of({ startedBefore: startedAt + 1 })).toContain(succeeded.id);
  expect(await of({ startedFrom: startedAt + 1, startedBefore: startedAt + 2 })).toEqual([]);

  const ids = [succeeded.id, failed.id, waiting.id];
  expect(await call("login.delete", { ids })).toEqual({ deleted: 2 });
  const told = workbench.events.filter(({ name }) => name === "login.runs-deleted");
  expect(told).toEqual([{ name: "login.runs-deleted", payload: { ids: [succeeded.id, failed.id] } }]);
  expect((await search("")).map(({ id }) => id)).toEqual([waiting.id]);
  expect(await scenario.errorOf("login.get", { id: failed.id })).toMatchObject({ code: "not_found" });
  await call("login.cancel", { id: waiting.id });
  await workbench.ended(waiting.id);
  expect(await call("login.delete", { ids })).toEqual({ deleted: 1 });
});
