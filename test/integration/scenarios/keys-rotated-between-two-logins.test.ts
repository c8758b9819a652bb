import { expect, test } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

test("keys that were rotated between two logins are read anew (RP-36, F-78, LIB-2)", async () => {
  const { provider, login } = await openScenario({ script: { keys: [await signingKey("RS256")] } });
  expect((await login()).run.state).toBe("succeeded");
  provider.change({ keys: [await signingKey("RS256", "RS256-2")] });
  expect((await login()).run.state).toBe("succeeded");
});
