import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron } from "playwright";
import { type BenchRow, compare } from "./bench-row.ts";

const ROUNDS = 7;

/**
 * From the start of the process to the first contentful paint (Paint Timing), with a data folder that exists
 * already, against an Electron window that shows two words.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-start-"));
  try {
    const ours = () => timeToFirstPaint(".", join(folder, "ours"));
    const empty = () => timeToFirstPaint("test/bench/empty-window", join(folder, "empty"));
    return [await compare("start-up", ROUNDS, ours, empty)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Starts an app, reads when its window painted first, and ends it; in ms. */
const timeToFirstPaint = async (appFolder: string, dataFolder: string): Promise<number> => {
  const executablePath = process.env.SSO_WORKBENCH_ELECTRON;
  if (executablePath === undefined) throw new Error("SSO_WORKBENCH_ELECTRON names no program.");
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env as Record<string, string>;
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const startedAt = Date.now();
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, resolve(appFolder), `--user-data-dir=${dataFolder}`],
    env,
  });
  try {
    const window = await app.firstWindow();
    return (await window.evaluate(firstContentfulPaintAt)) - startedAt;
  } finally {
    await app.close();
  }
};

/** Runs in the window: the paint's time on the system's clock, epoch ms. */
const firstContentfulPaintAt = (): Promise<number> =>
  new Promise((done) => {
    new PerformanceObserver((list, observer) => {
      const paint = list.getEntriesByName("first-contentful-paint")[0];
      if (paint === undefined) return;
      observer.disconnect();
      done(performance.timeOrigin + paint.startTime);
    }).observe({ type: "paint", buffered: true });
  });
