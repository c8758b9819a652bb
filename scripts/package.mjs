import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { repositoryRoot } from "./setup/places.mjs";
import { runAsProgram, say } from "./setup/progress.mjs";
import { findProgram } from "./setup/run-command.mjs";
import { setup } from "./setup.mjs";

// `npm run package` makes a runnable folder and an archive for this system, with what is here already;
// `npm run package -- all` every target that electron-builder.yml names for it; other words name targets.
const ARCHIVE = process.platform === "linux" ? "tar.gz" : "zip";
const requested = process.argv.slice(2);

await runAsProgram(async () => {
  const electron = await setup({ forPackages: true });
  await build();
  useInstalledArchiver();
  const { build: pack, Platform } = await import("electron-builder");
  const targets = requested.length === 0 ? ["dir", ARCHIVE] : requested;
  const artifacts = await pack({
    targets: targets.includes("all")
      ? Platform.current().createTarget()
      : Platform.current().createTarget(targets),
    projectDir: repositoryRoot,
    config: configuration(electron),
    publish: "never",
  });
  for (const path of artifacts) say(`Made ${path}`);
});

/** The builder's configuration: electron-builder.yml, and the fallback Electron where there is no other. */
function configuration({ distPath, version, isFallback }) {
  const config = { extends: "electron-builder.yml" };
  if (!isFallback) return config;
  say(`Packing the fallback Electron ${version}: for trying out only, so the names say "dev".`);
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= "1";
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8"));
  return {
    ...config,
    electronDist: distPath,
    electronVersion: version,
    directories: { output: "dist/dev" },
    extraMetadata: { version: `${manifest.version}-dev` },
    // Its better-sqlite3 was built from source, and the prebuilt ones would not load.
    files: ["!node_modules/better-sqlite3/prebuilds"],
  };
}

/** Uses this system's 7-Zip, where there is one, rather than one from the network. */
function useInstalledArchiver() {
  const archiver = findProgram("7za") ?? findProgram("7z");
  if (archiver !== undefined) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= archiver;
}
