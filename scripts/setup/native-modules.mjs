import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { withPartialFolder } from "./partial-folder.mjs";
import { cacheFolder, repositoryRoot } from "./places.mjs";
import { SetupFailure, say } from "./progress.mjs";
import { findProgram, lastLines, npmScript, runCommand } from "./run-command.mjs";

const packageFolder = join(repositoryRoot, "node_modules", "better-sqlite3");
const binary = join("build", "Release", "better_sqlite3.node");
/** The Node-API version that better-sqlite3's prebuilt binaries ask for; an older runtime crashes on them. */
const PREBUILT_NODE_API = 10;

/**
 * Makes better-sqlite3 load in the given Electron: with its prebuilt binary where the runtime is new enough,
 * else with one built from source and kept in the per-user cache. keytar's prebuilt binaries load everywhere.
 */
export async function ensureNativeModules(electronPath) {
  const nodeApi = await askNodeApi(electronPath);
  const inPlace = join(packageFolder, binary);
  if (nodeApi >= PREBUILT_NODE_API) {
    // One that was built for an older runtime would be found before the prebuilt one.
    rmSync(dirname(dirname(inPlace)), { recursive: true, force: true });
    return;
  }
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const cached = join(
    cacheFolder,
    `better-sqlite3-${version}-${process.platform}-${process.arch}-napi${nodeApi}.node`,
  );
  if (!existsSync(cached)) await build(cached);
  if (isSameFile(cached, inPlace)) return;
  mkdirSync(dirname(inPlace), { recursive: true });
  copyFileSync(cached, `${inPlace}.partial`);
  renameSync(`${inPlace}.partial`, inPlace);
}

async function askNodeApi(electronPath) {
  const { code, output } = await runCommand(electronPath, ["-p", "process.versions.napi"], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    limitMs: 30_000,
  });
  const nodeApi = Number.parseInt(output.trim().split("\n").at(-1) ?? "", 10);
  if (code !== 0 || Number.isNaN(nodeApi)) {
    throw new SetupFailure(`Electron does not run on this system:\n${lastLines(output)}`);
  }
  return nodeApi;
}

/** Builds in a copy of the package, so that an interrupted build leaves nothing in `node_modules`. */
async function build(cached) {
  for (const tool of ["python3", "make", "c++"]) {
    if (findProgram(tool) === undefined) {
      throw new SetupFailure(
        `${tool} is missing: a C++ compiler, make and Python 3 are needed to build better-sqlite3.`,
      );
    }
  }
  say("Building better-sqlite3 for this Electron (about a minute, once per user) …");
  await withPartialFolder(cached, async (folder) => {
    cpSync(packageFolder, folder, {
      recursive: true,
      filter: (path) => !/[\\/](prebuilds|build)$/.test(path),
    });
    const { code, output } = await runCommand(process.execPath, [nodeGyp(), ...buildArguments()], {
      cwd: folder,
      env: buildEnvironment(),
    });
    if (code !== 0 || !existsSync(join(folder, binary))) {
      throw new SetupFailure(`better-sqlite3 could not be built:\n${lastLines(output, 20)}`);
    }
    renameSync(join(folder, binary), cached);
  });
}

function buildArguments() {
  const prefix = dirname(dirname(process.execPath));
  // Without Node's own headers beside it, node-gyp fetches them.
  const headers = existsSync(join(prefix, "include", "node", "node_api.h")) ? [`--nodedir=${prefix}`] : [];
  return ["rebuild", "--release", "--force_build=1", ...headers, "-j", "2"];
}

/**
 * -O1 builds in half the time and queries as fast. Node-API 10 is what the sources ask for: on older headers
 * the same functions are there as experimental ones.
 */
function buildEnvironment() {
  return {
    ...process.env,
    CFLAGS: "-O1 -fno-lto",
    CXXFLAGS: "-O1 -fno-lto -UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT",
    // The copy stands outside node_modules and still needs node-addon-api.
    NODE_PATH: join(repositoryRoot, "node_modules"),
  };
}

function nodeGyp() {
  const npm = npmScript();
  const candidates = [
    npm && join(dirname(npm), "..", "node_modules", "node-gyp", "bin", "node-gyp.js"),
    join(repositoryRoot, "node_modules", "node-gyp", "bin", "node-gyp.js"),
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (found === undefined) throw new SetupFailure("node-gyp, which comes with npm, was not found.");
  return found;
}

function isSameFile(a, b) {
  return existsSync(b) && statSync(a).size === statSync(b).size && readFileSync(a).equals(readFileSync(b));
}
