import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("a login ends when its browser cannot be started (F-89)", async () => {
  const { error, run } = await expectRefused(
    { ports: { environment: { SSO_WORKBENCH_BROWSER: "/nowhere/missing-browser" } } },
    { code: "browser_open_failed", step: "authorization_endpoint" },
  );
  expect(error.message).toContain("missing-browser");
  expect(run.browser).toBe("missing-browser");
});
