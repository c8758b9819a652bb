import { expect, test } from "vitest";
import { send, signIn, tokenOf } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";

const MINUTE_MS = 60_000;

const refreshed = (scenario: Scenario, userId: string, after: number) =>
  scenario.workbench.next("tokens.changed", (payload) => {
    const count = scenario.workbench.events.filter(
      (event) => event.name === "tokens.changed" && (event.payload as { userId: string }).userId === userId,
    ).length;
    return payload.userId === userId && count > after;
  });

const grantsOf = ({ provider }: Scenario) =>
  provider.received.of("token").map(({ parameters }) => parameters.get("grant_type"));

test("an identity that has logged in stays signed in: its tokens are refreshed 60 s before their end", async () => {
  const scenario = await openScenario();
  const userId = await signIn(scenario);
  const before = await tokenOf(scenario, userId, "access_token");
  const { automaticRefresh, expiresAt = 0 } = await scenario.call("tokens.view", { userId });
  expect(automaticRefresh).toEqual({ state: "planned", at: expiresAt - MINUTE_MS });
  scenario.clock.advance(59 * MINUTE_MS);
  await refreshed(scenario, userId, 1);
  expect(await tokenOf(scenario, userId, "access_token")).not.toBe(before);
  expect(grantsOf(scenario)).toEqual(["authorization_code", "refresh_token"]);
  expect(await send(scenario, { userId })).toMatchObject({ status: 200, tokenUse: "sent" });
});

test("a refusal is shown, and a refresh token that is not taken is not tried again", async () => {
  const scenario = await openScenario();
  const userId = await signIn(scenario);
  const document = () => ({ error: "invalid_grant" });
  scenario.provider.change({ token: { status: 400, document } });
  scenario.clock.advance(59 * MINUTE_MS);
  await refreshed(scenario, userId, 1);
  const { automaticRefresh, state } = await scenario.call("tokens.view", { userId });
  expect(state).toBe("signed_in");
  expect(automaticRefresh).toMatchObject({ state: "stopped", failure: { wire: { error: "invalid_grant" } } });
  scenario.clock.advance(60 * MINUTE_MS);
  expect(grantsOf(scenario)).toEqual(["authorization_code", "refresh_token"]);
});

test("a request keeps its identity in use; one that nobody uses any more ends with its token", async () => {
  const scenario = await openScenario();
  const userId = await signIn(scenario);
  scenario.clock.advance(30 * MINUTE_MS);
  await send(scenario, { userId });
  scenario.clock.advance(29 * MINUTE_MS);
  await refreshed(scenario, userId, 1);
  expect(await scenario.call("tokens.view", { userId })).not.toHaveProperty("automaticRefresh");
  scenario.clock.advance(60 * MINUTE_MS);
  expect(grantsOf(scenario)).toHaveLength(2);
  expect((await scenario.call("tokens.view", { userId })).state).toBe("expired");
});

test("switched off in the settings, nothing is refreshed by itself", async () => {
  const scenario = await openScenario();
  await scenario.call("settings.update", { refreshBeforeEnd: false });
  const userId = await signIn(scenario);
  expect(await scenario.call("tokens.view", { userId })).not.toHaveProperty("automaticRefresh");
  scenario.clock.advance(60 * MINUTE_MS);
  expect(grantsOf(scenario)).toEqual(["authorization_code"]);
});

test("the workbench closes in the middle of an automatic refresh", async () => {
  const scenario = await openScenario();
  await signIn(scenario);
  scenario.provider.change({ token: { never: true } });
  scenario.clock.advance(59 * MINUTE_MS);
  await scenario.provider.received.arrival("token", 2);
  await scenario.workbench.reopen();
  expect(scenario.stored().tokenSets).toBe(1);
});
