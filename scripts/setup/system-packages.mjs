import { existsSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./places.mjs";
import { SetupFailure, say } from "./progress.mjs";
import { findProgram, lastLines, runCommand } from "./run-command.mjs";

// Debian's package for each program and each library that Electron and the keychain module load.
const VIRTUAL_DISPLAY_PROGRAMS = { Xvfb: "xvfb", "xvfb-run": "xvfb", xauth: "xauth" };
const KEYCHAIN_PROGRAMS = { "dbus-run-session": "dbus", "gnome-keyring-daemon": "gnome-keyring" };
const ARCHIVER_PROGRAMS = { "7za": "p7zip-full" };
const LIBRARIES = {
  "libX11.so.6": "libx11-6",
  "libXcomposite.so.1": "libxcomposite1",
  "libXdamage.so.1": "libxdamage1",
  "libXext.so.6": "libxext6",
  "libXfixes.so.3": "libxfixes3",
  "libXrandr.so.2": "libxrandr2",
  "libasound.so.2": "libasound2",
  "libatk-1.0.so.0": "libatk1.0-0",
  "libatk-bridge-2.0.so.0": "libatk-bridge2.0-0",
  "libatspi.so.0": "libatspi2.0-0",
  "libcairo.so.2": "libcairo2",
  "libcups.so.2": "libcups2",
  "libdbus-1.so.3": "libdbus-1-3",
  "libdrm.so.2": "libdrm2",
  "libexpat.so.1": "libexpat1",
  "libgbm.so.1": "libgbm1",
  "libgio-2.0.so.0": "libglib2.0-0",
  "libglib-2.0.so.0": "libglib2.0-0",
  "libgobject-2.0.so.0": "libglib2.0-0",
  "libgtk-3.so.0": "libgtk-3-0",
  "libnspr4.so": "libnspr4",
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libpango-1.0.so.0": "libpango-1.0-0",
  "libsecret-1.so.0": "libsecret-1-0",
  "libsmime3.so": "libnss3",
  "libudev.so.1": "libudev1",
  "libxcb.so.1": "libxcb1",
  "libxkbcommon.so.0": "libxkbcommon0",
};
// Debian 13 and Ubuntu 24.04 renamed the packages whose binary interface knows the time.
const RENAMED_SUFFIX = "t64";

/**
 * Installs the Debian packages that are missing, or says with which command they are installed. Does nothing
 * on other systems than Linux.
 *
 * @param {{ electronPath: string, virtualDisplay: boolean, keychain: boolean, archiver: boolean }} needs
 */
export async function ensureSystemPackages({ electronPath, virtualDisplay, keychain, archiver }) {
  if (process.platform !== "linux") return;
  const programs = {
    ...(virtualDisplay && VIRTUAL_DISPLAY_PROGRAMS),
    ...(keychain && KEYCHAIN_PROGRAMS),
    ...(archiver && ARCHIVER_PROGRAMS),
  };
  const missing = await findMissing(programs, electronPath);
  if (missing.length === 0) return;
  await install(await packagesOf(missing, programs), missing);
  const left = await findMissing(programs, electronPath);
  if (left.length > 0) throw new SetupFailure(`Still missing after the installation: ${left.join(", ")}.`);
}

/** The names of the programs and libraries that are not there. */
async function findMissing(programs, electronPath) {
  const keytar = join(
    repositoryRoot,
    "node_modules/keytar/prebuilds",
    `linux-${process.arch}`,
    "keytar.node",
  );
  const binaries = [electronPath, keytar].filter((path) => existsSync(path));
  const linked = await Promise.all(binaries.map((path) => runCommand("ldd", [path])));
  const libraries = linked.flatMap(({ output }) =>
    [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]),
  );
  return [...Object.keys(programs).filter((name) => findProgram(name) === undefined), ...new Set(libraries)];
}

async function packagesOf(missing, programs) {
  const unknown = missing.filter((name) => (programs[name] ?? LIBRARIES[name]) === undefined);
  if (unknown.length > 0 || findProgram("apt-get") === undefined) {
    throw new SetupFailure(`Missing on this system: ${missing.join(", ")}. Install them, then start again.`);
  }
  return [...new Set(missing.map((name) => programs[name] ?? LIBRARIES[name]))];
}

async function install(packages, missing) {
  const asRoot = await rootPrefix();
  if (asRoot === undefined) {
    throw new SetupFailure(
      `Missing on this system: ${missing.join(", ")}. Install them with\n\n` +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(" ")}\n\nthen start again.`,
    );
  }
  say(`Installing system packages: ${packages.join(" ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => {
    const [program, ...rest] = [...asRoot, "apt-get", "-qq", "-y", ...args];
    return runCommand(program, rest, { env });
  };
  const updated = await apt("update");
  const names = await currentNames(packages);
  const { code, output } = await apt("install", "--no-install-recommends", ...names);
  if (code === 0) return;
  const reason = lastLines(updated.code === 0 ? output : `${updated.output}\n${output}`);
  throw new SetupFailure(`apt-get could not install ${names.join(" ")}:\n${reason}`);
}

/** How to run a program as root without a question: directly, through sudo, or not at all (undefined). */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (findProgram("sudo") === undefined) return undefined;
  const { code } = await runCommand("sudo", ["-n", "true"]);
  return code === 0 ? ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"] : undefined;
}

/** The names as this release of the distribution has them. */
async function currentNames(packages) {
  const { output } = await runCommand("apt-cache", ["--names-only", "search", `${RENAMED_SUFFIX}$`]);
  const renamed = new Set(output.split("\n").map((line) => line.split(" ")[0]));
  return packages.map((name) => (renamed.has(name + RENAMED_SUFFIX) ? name + RENAMED_SUFFIX : name));
}
