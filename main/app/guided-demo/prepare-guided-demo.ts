import { app } from "electron";
import { AppFailure } from "#shared/app-error.ts";
import { describeError } from "../../cli/index.ts";
import type { Workbench } from "../../composition.ts";
import type { BrowserOpener } from "../../ports/browser-opener.ts";
import type { Logger } from "../../ports/logger.ts";
import type { MainWindow } from "../main-window.ts";
import { createDemoPerson } from "./demo-person.ts";
import { playSteps } from "./play-steps.ts";
import { createStage } from "./stage.ts";

/** After this time something hangs. */
const TIME_LIMIT_MS = 120_000;

/** The whole path, played by the workbench itself through its own window and operations. */
export interface GuidedDemo {
  /** Opens logins in a test window, where the demo's person answers. */
  readonly browser: BrowserOpener;
  /** Plays and prints every step; answers the exit code, and never rejects. */
  play(opening: Promise<Workbench>): Promise<number>;
}

/** Makes the demo ready; its screenshots go to `folder`. */
export const prepareGuidedDemo = (options: {
  readonly folder: string;
  readonly main: MainWindow;
  readonly logger: Logger;
}): GuidedDemo => {
  const stage = createStage(options.main.window, options.folder);
  const person = createDemoPerson(stage, options.logger);
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const play = async (opening: Promise<Workbench>): Promise<number> => {
    print(`SSO Workbench ${app.getVersion()} on Electron ${process.versions.electron}: guided demo`);
    try {
      await inTime(async () => {
        const workbench = await opening;
        await options.main.shown;
        await playSteps({ workbench, stage, person, print });
      });
      print(`\nThe guided demo is complete. Screenshots: ${options.folder}`);
      return 0;
    } catch (thrown) {
      print(`\nThe guided demo stopped.\n${describeError(thrown).join("\n")}`);
      print(`Screenshots so far: ${options.folder}`);
      return 1;
    }
  };
  return { browser: person.browser, play };
};

const inTime = async (act: () => Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow()), TIME_LIMIT_MS);
  });
  try {
    await Promise.race([act(), limit]);
  } finally {
    clearTimeout(timer);
  }
};

const tooSlow = (): AppFailure =>
  new AppFailure({
    code: "timed_out",
    message: "The guided demo took longer than two minutes.",
    advice: "Look at the last step above; then start it again.",
  });
