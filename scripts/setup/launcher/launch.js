// Makes `electron path/to/app …` work with a runtime that was taken from a packaged program. Runs inside that
// runtime, as its default_app.asar.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const target = process.argv.slice(1).find((argument) => !argument.startsWith("-"));
if (target === undefined) {
  process.stderr.write("Usage: electron [switches] path/to/app [arguments]\n");
  app.exit(2);
} else {
  await launch(resolve(target));
}

/** Gives the app the name, version and folders it would have under its own program, then runs it. */
async function launch(folderOrFile) {
  Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
  const manifestPath = join(folderOrFile, "package.json");
  if (existsSync(manifestPath)) {
    const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
    app.setName(manifest.productName ?? manifest.name ?? "Electron");
    if (manifest.version !== undefined) app.setVersion(manifest.version);
    app.setAppPath(folderOrFile);
    if (!app.commandLine.hasSwitch("user-data-dir")) {
      app.setPath("userData", join(app.getPath("appData"), app.getName()));
    }
  }
  try {
    const entry = createRequire(import.meta.url).resolve(folderOrFile);
    // The await keeps `ready` waiting until the app's own module has run, as in any other program.
    await import(pathToFileURL(entry).href);
  } catch (error) {
    process.stderr.write(`The app in ${folderOrFile} could not be started.\n${error?.stack ?? error}\n`);
    app.exit(1);
  }
}
