import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryRoot } from "./places.mjs";
import { SetupFailure, say } from "./progress.mjs";
import { lastLines, npmScript, runCommand } from "./run-command.mjs";

/** Installs the npm packages when `node_modules` is not what `package-lock.json` says. */
export async function ensureDependencies() {
  if (matchesLockFile()) return;
  const npm = npmScript();
  if (npm === undefined) throw new SetupFailure("npm was not found. Install npm, then start again.");
  say("Installing the npm packages (npm ci) …");
  const command = [...newerNodeForNpm(), npm, "ci", "--no-audit", "--no-fund"];
  const { code, output } = await runCommand(process.execPath, command, { cwd: repositoryRoot });
  if (code !== 0) {
    throw new SetupFailure(`npm ci failed:\n${reasonOf(output)}`);
  }
}

function newerNodeForNpm() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const preload = fileURLToPath(new URL("newer-node-for-npm.cjs", import.meta.url));
  return major === 20 && minor < 19 ? ["--require", preload] : [];
}

/** npm tells the reason first and its usage afterwards. */
function reasonOf(output) {
  const errors = output.split("\n").filter((line) => line.startsWith("npm error"));
  return errors.length > 0 ? errors.slice(0, 12).join("\n") : lastLines(output);
}

/**
 * npm writes `node_modules/.package-lock.json` as its last act, so an interrupted install has none. It must
 * agree with the lock file on every package, and the folders of the direct dependencies must be there.
 */
function matchesLockFile() {
  const wanted = readJson("package-lock.json")?.packages;
  const installed = readJson("node_modules/.package-lock.json")?.packages;
  if (wanted === undefined) throw new SetupFailure("package-lock.json is missing or damaged.");
  if (installed === undefined) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = installed[path];
    if (found === undefined ? !entry.optional : !isSamePackage(found, entry)) return false;
  }
  const direct = { ...wanted[""]?.dependencies, ...wanted[""]?.devDependencies };
  return Object.keys(direct).every((name) =>
    existsSync(join(repositoryRoot, "node_modules", name, "package.json")),
  );
}

function isSamePackage(a, b) {
  return a.version === b.version && a.integrity === b.integrity;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(repositoryRoot, path), "utf8"));
  } catch {
    // Not there, or cut off by an interrupted install: both mean "install again".
    return undefined;
  }
}
