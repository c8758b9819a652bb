import { basename } from "node:path";
import { text } from "node:stream/consumers";
import { app } from "electron";
import { AppFailure } from "#shared/app-error.ts";
import { type CommandLineParts, runCommandLine } from "../cli/index.ts";
import { systemClock } from "../ports/clock.ts";
import { consoleLogger } from "../ports/logger.ts";
import { noTestWindow } from "./no-test-window.ts";
import { chooseDataFolder, programFiles } from "./paths.ts";
import { COMMAND_START, isCommandStart } from "./single-instance.ts";

/**
 * Carries out a command without a window and ends the program with its exit code. On Linux the process has to be
 * one that needs no display, see `restart-headless.ts`.
 */
export const runHeadless = (args: readonly string[]): void => {
  // What reads our output may have had enough of it.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("uncaughtException", endByMistake);
  process.on("unhandledRejection", endByMistake);
  app.disableHardwareAcceleration();
  app.dock?.hide();
  const dataFolder = chooseDataFolder();
  const signal = interruption();
  app.on("second-instance", (_event, _arguments, _folder, data) => {
    if (!isCommandStart(data)) process.stderr.write("The window can't open while this command runs.\n");
  });
  void app
    .whenReady()
    .then(() => runCommandLine(args, partsFor(dataFolder, signal)))
    .then(async (exitCode) => {
      await Promise.all([process.stdout, process.stderr].map(written));
      app.exit(exitCode);
    });
};

/** Electron takes SIGINT, SIGTERM and SIGHUP as a wish to quit; on Windows Ctrl-C comes as a signal to Node. */
const interruption = (): AbortSignal => {
  const abort = new AbortController();
  app.on("before-quit", (event) => {
    event.preventDefault();
    abort.abort();
  });
  process.on("SIGINT", () => abort.abort());
  return abort.signal;
};

const partsFor = (dataFolder: string, signal: AbortSignal): CommandLineParts => ({
  program: app.isPackaged ? basename(process.execPath) : "npm run --silent cli --",
  version: app.getVersion(),
  currentFolder: process.cwd(),
  clock: systemClock,
  signal,
  stdout: (chunk) => process.stdout.write(chunk),
  stderr: (chunk) => process.stderr.write(chunk),
  readStdin,
  open: async (ports) => {
    // The data folder has one process (EX-21), whose window stays as it is.
    if (!app.requestSingleInstanceLock(COMMAND_START)) return "in_use";
    const { startWorkbench } = await import("./start-workbench.ts");
    return startWorkbench({
      dataFolder,
      demoIdpProgram: programFiles().demoIdp,
      workerProgram: programFiles().worker,
      onPainted: () => {},
      testWindow: noTestWindow,
      ...ports,
    });
  },
});

const readStdin = async (): Promise<string> => {
  if (!process.stdin.isTTY) return text(process.stdin);
  throw new AppFailure({
    code: "invalid_input",
    message: "A secret is not typed here, where it could be read.",
    advice: "Send it from a file or from another program: --client-secret-stdin < FILE.",
  });
};

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write("", () => resolve());
  });

/** Kind and place only: the message may hold what was being handled. */
const endByMistake = (thrown: unknown): void => {
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  consoleLogger.error("command.failed", { kind });
  app.exit(1);
};
