import { readdirSync, readFileSync } from "node:fs";
import { type ElectronApplication, _electron as electron } from "@playwright/test";

type LaunchOptions = NonNullable<Parameters<typeof electron.launch>[0]>;

/** A start takes a second or two, on a loaded machine ten. */
const LAUNCH_LIMIT_MS = 30_000;

/**
 * Starts a program under Playwright. At times its debugger never answers Playwright on a loaded machine: the
 * program is ended then and started once more. That the program itself hangs would show in the second start.
 */
export const launchElectron = async (
  options: LaunchOptions,
  dataFolder: string,
): Promise<ElectronApplication> => {
  try {
    return await withinLimit(electron.launch(options));
  } catch (thrown) {
    if (!(thrown instanceof LaunchTookTooLong)) throw thrown;
    endProgramsOf(dataFolder);
    return electron.launch(options);
  }
};

class LaunchTookTooLong extends Error {}

const withinLimit = async (launching: Promise<ElectronApplication>): Promise<ElectronApplication> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new LaunchTookTooLong()), LAUNCH_LIMIT_MS);
  });
  try {
    return await Promise.race([launching, tooLong]);
  } finally {
    clearTimeout(timer);
    launching.catch(() => {});
  }
};

/** Ends every process that was started on this data folder. Playwright gives no handle of one it waits for. */
const endProgramsOf = (dataFolder: string): void => {
  if (process.platform !== "linux") return;
  for (const id of readdirSync("/proc").filter(
    (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
  )) {
    if (commandLine(id).includes(`--user-data-dir=${dataFolder}`)) end(Number(id));
  }
};

const commandLine = (id: string): string => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
};

const end = (id: number): void => {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
};
