import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { app } from "electron";

/** Name of the folder in the system's place for applications' data. */
const DATA_FOLDER_NAME = "sso-workbench";

/** Files of the built program. */
export interface ProgramFiles {
  readonly preload: string;
  /** Folder of the pages. */
  readonly renderer: string;
  /** Entry of the demo identity provider's own process. */
  readonly demoIdp: string;
  /** Entry of threads beside the main process's loop. */
  readonly worker: string;
}

/** Where the built program's files are; inside the archive in a package. */
export const programFiles = (): ProgramFiles => {
  const out = join(app.getAppPath(), "out");
  return {
    preload: join(out, "preload", "index.cjs"),
    renderer: join(out, "renderer"),
    demoIdp: join(out, "main", "demo-idp.js"),
    worker: join(out, "worker", "index.js"),
  };
};

/**
 * Chooses the data folder before anything is read from it: `--user-data-dir`, else `sso-workbench` where the
 * system keeps applications' data. The single instance lock lives there, so each folder has its own instance.
 */
export const chooseDataFolder = (): string => {
  if (!app.commandLine.hasSwitch("user-data-dir")) {
    app.setPath("userData", join(app.getPath("appData"), DATA_FOLDER_NAME));
  }
  const folder = app.getPath("userData");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};
