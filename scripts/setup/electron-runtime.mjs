import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureFallbackRuntime } from "./fallback-runtime.mjs";
import { cacheFolder, repositoryRoot } from "./places.mjs";
import { SetupFailure, say } from "./progress.mjs";
import { lastLines, runCommand } from "./run-command.mjs";

const PROBE_LIMIT_MS = 5_000;
const INSTALL_LIMIT_MS = 20 * 60_000;
/** How long "can't be downloaded" is believed, so that the next start is quick. */
const REFUSAL_LIFETIME_MS = 60 * 60_000;

const packageFolder = join(repositoryRoot, "node_modules", "electron");
const probe = fileURLToPath(new URL("probe-electron.mjs", import.meta.url));

/**
 * An Electron to run with: the one in `ELECTRON_OVERRIDE_DIST_PATH`, the official one if it is there or can be
 * downloaded, else (linux-x64 only) the fallback.
 *
 * @returns {Promise<{ electronPath: string, distPath: string, version: string, isFallback: boolean }>}
 */
export async function ensureElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return describeRuntime(override, false);
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const official = join(packageFolder, "dist");
  if (isInstalled(official, version) || (await installOfficial(version)))
    return describeRuntime(official, false);
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new SetupFailure(
      `Electron ${version} could not be downloaded, and there is no fallback for ${process.platform}-${process.arch}. ` +
        "Connect to the internet or set ELECTRON_MIRROR, then start again.",
    );
  }
  const { distPath } = await ensureFallbackRuntime();
  return describeRuntime(distPath, true);
}

/** Tries to download the official Electron; answers whether it is there now. */
async function installOfficial(version) {
  const refusal = join(cacheFolder, `electron-${version}-unreachable`);
  if (isFresh(refusal)) return false;
  const env = officialEnvironment();
  const reachable = await runCommand(process.execPath, [...requireModuleFlag(), probe, version], {
    cwd: repositoryRoot,
    env,
    limitMs: PROBE_LIMIT_MS,
  });
  if (reachable.code !== 0) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(refusal, "");
    say(`The official Electron ${version} can't be downloaded here.`);
    return false;
  }
  rmSync(refusal, { force: true });
  say(`Downloading Electron ${version} …`);
  const install = await runCommand(
    process.execPath,
    [...requireModuleFlag(), join(packageFolder, "install.js")],
    {
      env,
      limitMs: INSTALL_LIMIT_MS,
    },
  );
  if (install.code === 0) return true;
  say(`Electron ${version} could not be installed:\n${lastLines(install.output, 4)}`);
  return false;
}

/** The installer follows proxy variables only when told so. */
function officialEnvironment() {
  const proxied = process.env.HTTPS_PROXY || process.env.https_proxy;
  return proxied ? { ELECTRON_GET_USE_PROXY: "true", ...process.env } : process.env;
}

/** Electron's installer requires an ES module, which Node does unasked only from 20.19 on. */
function requireModuleFlag() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major === 20 && minor < 19 ? ["--experimental-require-module"] : [];
}

function isInstalled(distPath, version) {
  try {
    return (
      readFileSync(join(distPath, "version"), "utf8").trim().replace(/^v/, "") === version &&
      // Written by the installer when all files are there.
      existsSync(join(packageFolder, "path.txt")) &&
      existsSync(join(distPath, programName()))
    );
  } catch {
    return false;
  }
}

function describeRuntime(distPath, isFallback) {
  const electronPath = join(distPath, programName());
  if (!existsSync(electronPath)) {
    throw new SetupFailure(
      `There is no Electron in ${distPath}. Unset ELECTRON_OVERRIDE_DIST_PATH or correct it.`,
    );
  }
  const version = readFileSync(join(distPath, "version"), "utf8").trim().replace(/^v/, "");
  return { electronPath, distPath, version, isFallback };
}

function programName() {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

function isFresh(path) {
  try {
    return Date.now() - statSync(path).mtimeMs < REFUSAL_LIFETIME_MS;
  } catch {
    return false;
  }
}
