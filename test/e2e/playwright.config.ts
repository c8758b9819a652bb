import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

/**
 * End-to-end tests in the real window. `npm test -- e2e` builds the app, opens a display and a keychain, and
 * names the Electron to launch in `SSO_WORKBENCH_ELECTRON`.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.test.ts",
  outputDir: fileURLToPath(new URL("../../test-results", import.meta.url)),
  // One window at a time: they share a display, and each login opens a browser.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: { trace: "retain-on-failure" },
});
