import { spawn } from "node:child_process";
import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import type { BrowserOpener } from "../ports/browser-opener.ts";

/**
 * The browser of a login: the program of `SSO_WORKBENCH_BROWSER`, else the one of the settings, else the
 * system's. A program gets the URL as its one argument, without a shell in between (C-06).
 */
export const chooseBrowser = (choices: {
  readonly fromEnvironment: string | undefined;
  readonly fromSettings: string;
  readonly system: BrowserOpener;
}): BrowserOpener => {
  const program = choices.fromEnvironment || choices.fromSettings;
  return program === "" ? choices.system : browserProgram(program);
};

/** Opens pages by starting a program. */
export const browserProgram = (program: string): BrowserOpener => ({
  describe: () => basename(program),
  open: (url) =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(program, [url], { stdio: "ignore", detached: true });
      child.once("error", reject);
      child.once("spawn", () => {
        child.unref();
        resolve();
      });
    }).catch((thrown: Error) => {
      throw cannotStart(program, thrown);
    }),
});

const cannotStart = (program: string, thrown: Error): AppFailure =>
  new AppFailure(
    {
      code: "browser_open_failed",
      message: `The browser ${basename(program)} could not be started.`,
      advice:
        "Check the program in Settings or in SSO_WORKBENCH_BROWSER, or copy the link and open it by hand.",
      cause: (thrown as NodeJS.ErrnoException).code ?? thrown.message,
      step: "authorization_endpoint",
    },
    { cause: thrown },
  );
