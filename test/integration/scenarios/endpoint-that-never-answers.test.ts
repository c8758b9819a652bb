import { expect, test } from "vitest";
import { expectRefusal } from "../../support/expect-login.ts";
import { openScenario, type Scenario } from "../../support/open-scenario.ts";
import { comeHome } from "../../support/sign-in.ts";

/** Longer than the provider may take for the head of an answer, in ms. */
const TOO_LONG_MS = 15_000;

const loginWithout = async (endpoint: "discovery" | "token" | "userinfo", scenario: Scenario) => {
  const run = await scenario.start();
  await scenario.provider.received.arrival(endpoint, 1);
  scenario.clock.advance(TOO_LONG_MS);
  return scenario.workbench.ended(run.id);
};

test.each([
  ["discovery", "discovery"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const)("a login ends when %s never answers (F-67, C-88)", async (endpoint, step) => {
  const scenario = await openScenario({ script: { [endpoint]: { never: true } } });
  await expectRefusal(scenario, { code: "timed_out", step }, () => loginWithout(endpoint, scenario));
  // The code and the tokens are never tried again (C-89).
  expect(scenario.provider.received.of(endpoint)).toHaveLength(1);
});

test("a login ends when the JWKS endpoint never answers (F-67, C-88)", async () => {
  const scenario: Scenario = await openScenario({
    script: { jwks: { never: true } },
    visit: async (url) => {
      await scenario.provider.received.arrival("jwks", 1);
      scenario.clock.advance(TOO_LONG_MS);
      await comeHome(url);
    },
  });
  await expectRefusal(scenario, { code: "timed_out", step: "id_token" }, async () => {
    const run = await scenario.start();
    await scenario.provider.received.arrival("jwks", 2);
    scenario.clock.advance(TOO_LONG_MS);
    return scenario.workbench.ended(run.id);
  });
});

test("a login ends when the token response stops in the middle (F-68)", async () => {
  const scenario = await openScenario({ script: { token: { stalls: true } } });
  await expectRefusal(scenario, { code: "timed_out", step: "token_endpoint" }, async () => {
    const run = await scenario.start();
    await scenario.provider.received.arrival("token", 1);
    scenario.clock.advance(2 * TOO_LONG_MS);
    return scenario.workbench.ended(run.id);
  });
});

test("a token response that comes too late is not used (F-77)", async () => {
  let answer = () => {};
  const after = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const scenario = await openScenario({ script: { token: { after } } });
  const refusal = { code: "timed_out", step: "token_endpoint" } as const;
  await expectRefusal(scenario, refusal, () => loginWithout("token", scenario));
  answer();
  await scenario.workbench.reopen();
  expect(scenario.stored()).toEqual({ users: 0, tokenSets: 0 });
});
