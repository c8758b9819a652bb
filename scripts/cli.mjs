import { build } from "./build.mjs";
import { run } from "./session.mjs";
import { repositoryRoot } from "./setup/places.mjs";
import { runAsProgram } from "./setup/progress.mjs";
import { setup } from "./setup.mjs";

// `npm run --silent cli -- COMMAND` carries out a command without a window and without a display. Standard output
// is the command's alone. npm changes into the repository; relative paths begin where it was called.
const calledIn = process.env.npm_lifecycle_event === "cli" ? process.env.INIT_CWD : undefined;

await runAsProgram(async () => {
  const { electronPath } = await setup();
  await build({ ifStale: true });
  const command = [electronPath, ...switches(), repositoryRoot, "--cli", ...process.argv.slice(2)];
  process.exitCode = await run(command, process.env, { cwd: calledIn ?? process.cwd() });
});

/** As in main/app/command-line-arguments.ts; and Chromium's sandbox does not run as root. */
function switches() {
  if (process.platform !== "linux") return [];
  const headless = [
    "--ozone-platform=headless",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--log-level=3",
  ];
  return process.getuid?.() === 0 ? [...headless, "--no-sandbox"] : headless;
}
