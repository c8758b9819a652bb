import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "./session.mjs";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { repositoryRoot } from "./setup/places.mjs";
import { isProgram, runAsProgram, say } from "./setup/progress.mjs";

const architectureTest = "test/unit/architecture.test.ts";

/**
 * Types, lint and format, and (unless left to a test run that holds it anyway) the architecture test. Answers
 * the names of the checks that failed.
 */
export async function check({ withArchitecture = true } = {}) {
  const colours = process.stdout.isTTY ? [] : ["--colors=off"];
  const checks = {
    types: ["typescript/bin/tsc", "-b"],
    "lint and format": ["@biomejs/biome/bin/biome", "ci", "--error-on-warnings", ...colours],
  };
  if (withArchitecture && existsSync(join(repositoryRoot, architectureTest))) {
    checks.architecture = ["vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts", architectureTest];
  }
  const failed = [];
  for (const [name, [script, ...args]] of Object.entries(checks)) {
    say(`Checking ${name} …`);
    const command = [process.execPath, join(repositoryRoot, "node_modules", script), ...args];
    if ((await run(command, process.env, { cwd: repositoryRoot })) !== 0) failed.push(name);
  }
  return failed;
}

if (isProgram(import.meta.url)) {
  await runAsProgram(async () => {
    await ensureDependencies();
    const failed = await check();
    say(failed.length === 0 ? "All checks passed." : `Failed: ${failed.join(", ")}.`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  });
}
