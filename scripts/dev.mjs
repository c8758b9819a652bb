import { spawn } from "node:child_process";
import { repositoryRoot } from "./setup/places.mjs";
import { runAsProgram, SetupFailure, say } from "./setup/progress.mjs";
import { lacksDisplay, setup } from "./setup.mjs";

// Live reload: pages change in place, a change in main or preload starts the app again.
await runAsProgram(async () => {
  if (lacksDisplay()) throw new SetupFailure("Live reload needs a display.");
  const { electronPath } = await setup({ needsDisplay: true });
  const { build, createServer } = await import("vite");
  const { mainConfig, workerConfig, preloadConfig, rendererConfig } = await import(
    "./build/vite-configs.mjs"
  );
  const { markStale } = await import("./build/staleness.mjs");
  // What stands in out/ from now on is made for development.
  markStale();
  const server = await createServer({ ...rendererConfig(false), server: { host: "127.0.0.1" } });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  say(`Pages are served at ${url}`);
  const app = restartableApp(electronPath, url);
  const watchers = await Promise.all(
    [mainConfig(false), workerConfig(false), preloadConfig(false)].map((config) =>
      build({ ...config, build: { ...config.build, watch: {} } }),
    ),
  );
  await firstBuilds(watchers);
  for (const watcher of watchers) {
    watcher.on("event", ({ code }) => {
      if (code === "BUNDLE_END") app.restart();
    });
  }
  app.restart();
  process.exitCode = await app.ended;
  await Promise.all([...watchers.map((watcher) => watcher.close()), server.close()]);
});

/** Waits until each watcher has built once; an error is shown by Vite and waits for the next change. */
function firstBuilds(watchers) {
  return Promise.all(
    watchers.map(
      (watcher) =>
        new Promise((resolve) => {
          watcher.on("event", ({ code }) => code === "END" && resolve());
        }),
    ),
  );
}

/** The app's process: `restart()` ends the one that runs and starts another; `ended` is the exit code once the person closes it. */
function restartableApp(electronPath, url) {
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...switches, repositoryRoot, ...process.argv.slice(2)];
  const env = { ...process.env, SSO_WORKBENCH_DEV_SERVER: url };
  let child;
  let restarting = false;
  let tellEnd;
  const ended = new Promise((resolve) => {
    tellEnd = resolve;
  });
  const start = () => {
    restarting = false;
    child = spawn(electronPath, args, { env, stdio: "inherit" });
    child.on("close", (code) => (restarting ? start() : tellEnd(code ?? 0)));
  };
  const restart = () => {
    if (child === undefined) return start();
    restarting = true;
    child.kill();
  };
  return { restart, ended };
}
