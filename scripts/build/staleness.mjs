import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../setup/places.mjs";

const SOURCES = [
  "main",
  "shared",
  "renderer",
  "scripts/build",
  "tsconfig.base.json",
  "package.json",
  "package-lock.json",
];
const stamp = join(repositoryRoot, "out", ".built");

/** Says that `out/` is being made: until `markBuilt`, it counts as stale. */
export function markStale() {
  rmSync(stamp, { force: true });
}

/** Says that `out/` holds a whole build of the sources as they were at `startedAt` (epoch ms). */
export function markBuilt(startedAt) {
  writeFileSync(stamp, String(startedAt));
}

/** Whether any source, or any folder of sources (for what was removed), changed since the last whole build. */
export function isStale() {
  let builtAt;
  try {
    builtAt = Number(readFileSync(stamp, "utf8"));
  } catch {
    // No whole build yet.
    return true;
  }
  return SOURCES.some((path) => newestChange(join(repositoryRoot, path)) >= builtAt);
}

function newestChange(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(stats.mtimeMs, ...inside);
}
