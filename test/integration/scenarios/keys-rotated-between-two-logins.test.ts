import { expect } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "RP-36, F-78, LIB-2",
    provider: "rotates its keys between two logins",
    workbench: "reads them anew, and accepts both",
  },
  async () => {
    const { provider, login } = await openScenario({ script: { keys: [await signingKey("RS256")] } });
    expect((await login()).run.state).toBe("succeeded");
    provider.change({ keys: [await signingKey("RS256", "RS256-2")] });
    expect((await login()).run.state).toBe("succeeded");
  },
);
