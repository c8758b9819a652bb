import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatReport, hasPassed, readReport } from "./conformance/report.mjs";
import { runInOwnSession } from "./session.mjs";
import { repositoryRoot } from "./setup/places.mjs";
import { runAsProgram, SetupFailure } from "./setup/progress.mjs";
import { setup } from "./setup.mjs";

// `npm run conformance` plays every scenario against the scriptable provider and prints what came of it. The
// words of the table are those of the scenario files; the scenarios are part of `npm test` as well.
const SCENARIOS = "test/integration/scenarios/";

await runAsProgram(async () => {
  const { electronPath } = await setup({ forTests: true });
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-conformance-"));
  try {
    const path = join(folder, "vitest.json");
    const exitCode = await playScenarios(electronPath, path);
    const report = readReport(readJson(path));
    process.stdout.write(`${formatReport(report, process.stdout.columns)}\n`);
    process.exitCode = exitCode === 0 && hasPassed(report) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Runs them in Electron's own Node. What the runner prints goes to stderr: stdout belongs to the table. */
async function playScenarios(electronPath, path) {
  const vitest = join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "test/vitest.config.ts", "--project", "integration", SCENARIOS];
  return runInOwnSession(electronPath, [...args, "--reporter=json", `--outputFile=${path}`], {
    cwd: repositoryRoot,
    stdout: 2,
    env: { ELECTRON_RUN_AS_NODE: "1", SSO_WORKBENCH_ELECTRON: electronPath },
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new SetupFailure("The scenarios could not be played: there is no report of them.", { cause });
  }
}
