import { expect } from "vitest";
import { expectRefusal } from "../../support/expect-login.ts";
import { openScenario, type Scenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome } from "../../support/sign-in.ts";

/** Longer than the provider may take for the head of an answer, in ms. */
const TOO_LONG_MS = 15_000;

const loginWithout = async (endpoint: "discovery" | "token" | "userinfo", scenario: Scenario) => {
  const run = await scenario.start();
  await scenario.provider.received.arrival(endpoint, 1);
  scenario.clock.advance(TOO_LONG_MS);
  return scenario.workbench.ended(run.id);
};

const endpoints = [
  ["discovery", "discovery"],
  ["token", "token_endpoint"],
  ["userinfo", "userinfo"],
] as const;

for (const [endpoint, step] of endpoints) {
  const does = `never answers at ${endpoint}`;
  scenario(
    { id: "F-67, C-88, C-89", provider: does, workbench: "ends the login, and does not try again" },
    async () => {
      const opened = await openScenario({ script: { [endpoint]: { never: true } } });
      await expectRefusal(opened, { code: "timed_out", step }, () => loginWithout(endpoint, opened));
      expect(opened.provider.received.of(endpoint)).toHaveLength(1);
    },
  );
}

scenario(
  { id: "F-67, C-88", provider: "never answers at jwks", workbench: "tries once more, and ends the login" },
  async () => {
    const opened: Scenario = await openScenario({
      script: { jwks: { never: true } },
      visit: async (url) => {
        await opened.provider.received.arrival("jwks", 1);
        opened.clock.advance(TOO_LONG_MS);
        await comeHome(url);
      },
    });
    await expectRefusal(opened, { code: "timed_out", step: "id_token" }, async () => {
      const run = await opened.start();
      await opened.provider.received.arrival("jwks", 2);
      opened.clock.advance(TOO_LONG_MS);
      return opened.workbench.ended(run.id);
    });
  },
);

scenario(
  { id: "F-68", provider: "stops in the middle of the token response", workbench: "ends the login" },
  async () => {
    const opened = await openScenario({ script: { token: { stalls: true } } });
    await expectRefusal(opened, { code: "timed_out", step: "token_endpoint" }, async () => {
      const run = await opened.start();
      await opened.provider.received.arrival("token", 1);
      opened.clock.advance(2 * TOO_LONG_MS);
      return opened.workbench.ended(run.id);
    });
  },
);

scenario(
  {
    id: "F-77",
    provider: "sends the token response too late",
    workbench: "has ended the login, and uses nothing of it",
  },
  async () => {
    let answer = () => {};
    const after = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const opened = await openScenario({ script: { token: { after } } });
    const refusal = { code: "timed_out", step: "token_endpoint" } as const;
    await expectRefusal(opened, refusal, () => loginWithout("token", opened));
    answer();
    await opened.workbench.reopen();
    expect(opened.stored()).toEqual({ users: 0, tokenSets: 0 });
  },
);
