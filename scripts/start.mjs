import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { run, runInOwnSession } from "./session.mjs";
import { repositoryRoot } from "./setup/places.mjs";
import { runAsProgram, say } from "./setup/progress.mjs";
import { lacksDisplay, setup } from "./setup.mjs";

// `npm start` opens the app; with no display it plays the guided demo. Other arguments go to the app.
const screenshots = join(repositoryRoot, "out", "guided-demo");

await runAsProgram(async () => {
  const { electronPath } = await setup({ needsDisplay: true });
  await build({ ifStale: true });
  const appArguments = process.argv.slice(2);
  const command = [electronPath, ...rootSwitches(), repositoryRoot, ...appArguments];
  process.exitCode = lacksDisplay() ? await playGuidedDemo(command) : await run(command);
});

/** The app plays the demo by itself, prints its trace and ends; its data is thrown away. */
async function playGuidedDemo([electronPath, ...args]) {
  say(`No display here: playing the guided demo on a virtual one. Screenshots: ${screenshots}`);
  const dataFolder = mkdtempSync(join(tmpdir(), "sso-workbench-demo-"));
  try {
    const demo = [`--user-data-dir=${dataFolder}`, ...args, `--guided-demo=${screenshots}`];
    return await runInOwnSession(electronPath, demo, { display: true });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
  }
}

/** Chromium's sandbox does not run as root. */
function rootSwitches() {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}
