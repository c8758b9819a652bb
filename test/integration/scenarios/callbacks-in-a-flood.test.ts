import { expect } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome, navigate } from "../../support/sign-in.ts";

const WRONG_CALLBACKS = 200;

scenario(
  {
    id: "F-85, C-23",
    provider: "sends the browser back amid 200 callbacks of nobody",
    workbench: "refuses those, accepts the login, and keeps its trace short",
  },
  async () => {
    let refused = 0;
    const { login } = await openScenario({
      visit: async (url) => {
        const right = (await navigate(url)).location ?? "";
        const wrong = new URL(right);
        wrong.searchParams.set("state", "of-nobody");
        // Eight at a time: a listener has room for sixteen connections.
        const flood = Array.from({ length: 8 }, async () => {
          for (let count = 0; count < WRONG_CALLBACKS / 8; count += 1) {
            if ((await navigate(wrong.href)).status === 400) refused += 1;
          }
        });
        await Promise.all(flood);
        await comeHome(right);
      },
    });
    const { run, trace } = await login();
    expect(run.error).toBeUndefined();
    expect(run.state).toBe("succeeded");
    expect(refused).toBe(WRONG_CALLBACKS);
    const refusals = trace.filter((entry) => entry.kind === "navigation" && entry.failure !== undefined);
    expect(refusals).toHaveLength(20);
  },
);
