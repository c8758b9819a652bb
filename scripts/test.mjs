import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { check } from "./check.mjs";
import { runInOwnSession } from "./session.mjs";
import { repositoryRoot } from "./setup/places.mjs";
import { describeFailure, runAsProgram, SetupFailure, say } from "./setup/progress.mjs";
import { setup } from "./setup.mjs";
import { addCounts, countPlaywright, countVitest, formatCounts, readCounts } from "./test/read-counts.mjs";

// `npm test` runs everything; `npm test -- unit|integration|e2e [filter …]` one part of it.
const PARTS = ["unit", "integration", "e2e"];
const [part, ...filters] = process.argv.slice(2);

await runAsProgram(async () => {
  if (part !== undefined && !PARTS.includes(part)) {
    throw new SetupFailure(`There is no part "${part}". Parts: ${PARTS.join(", ")}.`);
  }
  const reports = mkdtempSync(join(tmpdir(), "sso-workbench-reports-"));
  const counts = [];
  try {
    for await (const one of runParts(reports)) counts.push(one);
  } catch (error) {
    // What could not even be set up or built has failed too, and what ran before it still counts.
    say(describeFailure(error));
    counts.push({ passed: 0, failed: 1, skipped: 0 });
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  const total = addCounts(counts);
  process.stdout.write(`${formatCounts(total)}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});

async function* runParts(reports) {
  const { electronPath } = await setup({ forTests: true });
  const all = part === undefined;
  if (all) yield await runCheck();
  if (part !== "e2e") yield await runVitest(electronPath, join(reports, "vitest.json"));
  if (!all && part !== "e2e") return;
  await build({ ifStale: true });
  yield await runPlaywright(electronPath, join(reports, "playwright.json"));
}

/** The architecture test is among the unit tests, so it is left out here. */
async function runCheck() {
  const failed = await check({ withArchitecture: false });
  if (failed.length > 0) say(`npm run check failed: ${failed.join(", ")}.`);
  return { passed: 0, failed: failed.length, skipped: 0 };
}

/** Unit and integration tests, in Electron's own Node and with a keychain of their own. */
async function runVitest(electronPath, report) {
  const vitest = join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const projects = part === undefined ? [] : ["--project", part];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const exitCode = await runInOwnSession(
    electronPath,
    [vitest, "run", "--config", "test/vitest.config.ts", ...projects, ...reporters, ...filters],
    { cwd: repositoryRoot, env: { ELECTRON_RUN_AS_NODE: "1", SSO_WORKBENCH_ELECTRON: electronPath } },
  );
  return readCounts(report, exitCode, countVitest);
}

/** End-to-end tests in the real window, with a keychain of their own. */
async function runPlaywright(electronPath, report) {
  const playwright = join(repositoryRoot, "node_modules/@playwright/test/cli.js");
  const exitCode = await runInOwnSession(
    process.execPath,
    [playwright, "test", "--config", "test/e2e/playwright.config.ts", "--reporter=list,json", ...filters],
    {
      cwd: repositoryRoot,
      display: true,
      env: { SSO_WORKBENCH_ELECTRON: electronPath, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    },
  );
  return readCounts(report, exitCode, countPlaywright);
}
