import { expect } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome, navigate } from "../../support/sign-in.ts";

scenario(
  {
    id: "FAPI-4, C-23, C-24",
    provider: "sends other states first",
    workbench: "refuses those callbacks, and goes on waiting",
  },
  async () => {
    const refused: number[] = [];
    const { login, workbench, stored } = await openScenario({
      visit: async (url) => {
        const { location = "" } = await navigate(url);
        const wrong = new URL(location);
        wrong.searchParams.set("state", "of-another-login-00000");
        const denied = new URL(wrong);
        denied.searchParams.delete("code");
        denied.searchParams.set("error", "access_denied");
        for (const address of [wrong, denied]) refused.push((await navigate(address.href)).status);
        expect(workbench.events.at(-1)).toMatchObject({ name: "trace.entry-recorded" });
        expect(stored()).toEqual({ users: 0, tokenSets: 0 });
        await comeHome(location);
      },
    });
    const { run, trace } = await login();
    expect(refused).toEqual([400, 400]);
    expect(run).toMatchObject({ state: "succeeded" });
    const refusals = trace.filter((entry) => entry.kind === "navigation" && entry.failure !== undefined);
    expect(refusals).toMatchObject([
      { step: "callback", failure: { code: "callback_rejected", message: "state is not the one sent" } },
      { step: "callback", failure: { code: "callback_rejected", message: "state is not the one sent" } },
    ]);
  },
);
