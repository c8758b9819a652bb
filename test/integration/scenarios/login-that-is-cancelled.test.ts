import { expect } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { navigate } from "../../support/sign-in.ts";

scenario(
  {
    id: "C-04, C-28",
    provider: "waits for its user, and the login is cancelled",
    workbench: "ends it at once, and frees the port",
  },
  async () => {
    const { call, start, stored, workbench } = await openScenario({ visit: () => {} });
    const { id } = await start();
    await workbench.next("login.run-changed", (run) => run.state === "waiting_for_user");
    const { url } = await call("login.link", { id });
    await call("login.cancel", { id });
    const { run } = await workbench.ended(id);
    expect(run).toMatchObject({ state: "cancelled", error: { code: "login_cancelled" } });
    expect(stored()).toEqual({ users: 0, tokenSets: 0 });
    const redirectUri = new URL(url).searchParams.get("redirect_uri") ?? "";
    await expect(navigate(redirectUri)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  },
);

scenario(
  { id: "C-88", provider: "is silent at token, and the login is cancelled", workbench: "ends it at once" },
  async () => {
    const { call, provider, start, stored, workbench } = await openScenario({
      script: { token: { never: true } },
    });
    const { id } = await start();
    await provider.received.arrival("token", 1);
    await call("login.cancel", { id });
    const { run } = await workbench.ended(id);
    expect(run).toMatchObject({ state: "cancelled", error: { code: "login_cancelled" } });
    expect(stored()).toEqual({ users: 0, tokenSets: 0 });
  },
);
