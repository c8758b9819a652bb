import { expect } from "vitest";
import { expectRefusal } from "../../support/expect-login.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { navigate } from "../../support/sign-in.ts";

scenario(
  {
    id: "C-29, F-87",
    provider: "never sends the browser back",
    workbench: "ends the login in time, and frees the port",
  },
  async () => {
    const scenario = await openScenario({ visit: () => {} });
    const { call, clock, workbench } = scenario;
    await call("settings.update", { loginTimeLimitInSeconds: 60 });
    let redirectUri = "";
    await expectRefusal(scenario, { code: "login_timed_out", step: "authorization_endpoint" }, async () => {
      const { id, startedAt } = await scenario.start();
      const waiting = await workbench.next("login.run-changed", (run) => run.state === "waiting_for_user");
      expect(waiting.waitsUntil).toBe(startedAt + 60_000);
      redirectUri = new URL((await call("login.link", { id })).url).searchParams.get("redirect_uri") ?? "";
      clock.advance(60_000);
      return workbench.ended(id);
    });
    await expect(navigate(redirectUri)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  },
);
