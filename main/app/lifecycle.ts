import { app, type BrowserWindow, dialog } from "electron";
import type { Logger } from "../ports/logger.ts";

/** How long the workbench may take to write and close what is open. */
const CLOSE_LIMIT_MS = 5_000;
/** How often the page is loaded again after its process has ended, within the time below. */
const MAX_RELOADS = 3;
const RELOADS_FORGOTTEN_AFTER_MS = 60_000;

/** By which a child process is asked to end. */
const SIGTERM = 15;

/** The end of the program, in order. */
export interface Lifecycle {
  /** Closes the workbench, then ends with this exit code. The first call counts. */
  quit(exitCode: number): Promise<void>;
}

/**
 * Sees to it that however the program ends, the workbench is closed first: what is pending is written, the
 * database is closed, no listener or child process is left (F-91).
 */
export const superviseLifecycle = (closeWorkbench: () => Promise<void>, logger: Logger): Lifecycle => {
  let ending: Promise<void> | undefined;
  const quit = (exitCode: number): Promise<void> => {
    ending ??= closeInTime(closeWorkbench, logger).then(() => app.exit(exitCode));
    return ending;
  };
  // After all windows have closed: a page with unsaved changes can still say no before.
  app.on("will-quit", (event) => {
    event.preventDefault();
    void quit(0);
  });
  app.on("window-all-closed", () => app.quit());
  const fail = (kind: string) => (thrown: unknown) => {
    logger.error(kind, describeMistake(thrown));
    if (ending === undefined && app.isPackaged) tellMistake();
    void quit(1);
  };
  process.on("uncaughtException", fail("app.uncaught-exception"));
  process.on("unhandledRejection", fail("app.unhandled-rejection"));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    // What ends at our own request is no news.
    if (reason === "clean-exit" || exitCode === SIGTERM) return;
    logger.warn("app.child-process-gone", { type, reason, exitCode });
  });
  return { quit };
};

const closeInTime = async (close: () => Promise<void>, logger: Logger): Promise<void> => {
  const limit = new Promise<"late">((resolve) => {
    setTimeout(() => resolve("late"), CLOSE_LIMIT_MS);
  });
  try {
    if ((await Promise.race([close(), limit])) === "late") logger.error("app.close-too-slow");
  } catch (thrown) {
    logger.error("app.close-failed", describeMistake(thrown));
  }
};

/** Kind and place only: the message may hold what was being handled. */
const describeMistake = (thrown: unknown): Readonly<Record<string, string>> => ({
  kind: thrown instanceof Error ? thrown.name : typeof thrown,
  place: thrown instanceof Error ? (thrown.stack?.split("\n    at ").slice(1, 6).join(" < ") ?? "") : "",
});

const tellMistake = (): void =>
  dialog.showErrorBox(
    "SSO Workbench made a mistake and has to end",
    "Your data is kept. Start it again; if it happens again, report it with what it wrote to its standard error.",
  );

/** Loads the page again when its process has ended (EX-34): all state is in the main process. */
export const reviveWindow = (window: BrowserWindow, logger: Logger, giveUp: () => void): void => {
  let reloads: readonly number[] = [];
  window.webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    logger.error("window.process-gone", { reason, exitCode });
    const now = Date.now();
    reloads = [...reloads.filter((at) => now - at < RELOADS_FORGOTTEN_AFTER_MS), now];
    if (reloads.length > MAX_RELOADS) giveUp();
    else window.webContents.reload();
  });
  window.on("unresponsive", () => logger.warn("window.unresponsive"));
};
