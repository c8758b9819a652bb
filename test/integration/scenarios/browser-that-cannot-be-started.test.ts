import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "F-89",
    provider: "is not reached, as the browser program does not exist",
    workbench: "ends the login and names the program",
  },
  async () => {
    const { error, run } = await expectRefused(
      { ports: { environment: { SSO_WORKBENCH_BROWSER: "/nowhere/missing-browser" } } },
      { code: "browser_open_failed", step: "authorization_endpoint" },
    );
    expect(error.message).toContain("missing-browser");
    expect(run.browser).toBe("missing-browser");
  },
);
