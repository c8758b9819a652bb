import { ensureDependencies } from "./setup/dependencies.mjs";
import { isProgram, runAsProgram, SetupFailure, say } from "./setup/progress.mjs";

/**
 * Builds main, threads, preload and renderer into `out/`, minified, without source maps.
 *
 * @param {{ ifStale?: boolean }} [options] `ifStale`: only when a source changed since the last whole build
 */
export async function build({ ifStale = false } = {}) {
  const { isStale, markBuilt, markStale } = await import("./build/staleness.mjs");
  if (ifStale && !isStale()) return;
  // Loaded here: before set-up there is no Vite.
  const [{ build: viteBuild }, configs] = await Promise.all([
    import("vite"),
    import("./build/vite-configs.mjs"),
  ]);
  say("Building …");
  const startedAt = Date.now();
  markStale();
  const parts = [
    configs.mainConfig(true),
    configs.workerConfig(true),
    configs.preloadConfig(true),
    configs.rendererConfig(true),
  ];
  const results = await Promise.allSettled(parts.map((config) => viteBuild(config)));
  const failures = results.filter(({ status }) => status === "rejected");
  if (failures.length > 0) {
    throw new SetupFailure(failures.map(({ reason }) => String(reason?.message ?? reason)).join("\n"));
  }
  markBuilt(startedAt);
  say(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

if (isProgram(import.meta.url)) {
  await runAsProgram(async () => {
    await ensureDependencies();
    await build({ ifStale: process.argv.includes("--if-stale") });
  });
}
