import { spawn } from "node:child_process";
import { constants } from "node:os";
import { app } from "electron";
import { headlessSwitches } from "./command-line-arguments.ts";

/** Whether this process would look for a display. Chromium has chosen before any of our code runs. */
export const needsDisplay = (): boolean =>
  process.platform === "linux" && app.commandLine.getSwitchValue("ozone-platform") !== "headless";

/** Starts this program again without a display, and ends with its exit code. Never resolves. */
export const restartHeadless = (): Promise<never> =>
  new Promise<never>(() => {
    const child = spawn(process.execPath, [...headlessSwitches, ...process.argv.slice(1)], {
      stdio: "inherit",
    });
    let isTold = false;
    // Once: Ctrl-C reaches the child as well, and a second SIGTERM would end it at once.
    const end = () => {
      if (!isTold) isTold = child.kill("SIGTERM");
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
    child.on("error", () => app.exit(1));
    child.on("exit", (code, signal) =>
      app.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
