import type { BrowserWindow } from "electron";
import type { BrowserOpener } from "../../ports/browser-opener.ts";
import type { Logger } from "../../ports/logger.ts";
import { createTestWindowBrowser } from "../test-window.ts";
import type { Stage } from "./stage.ts";

/** Whoever sits before the test window: chooses a user on the demo identity provider's login page. */
export interface DemoPerson {
  readonly browser: BrowserOpener;
  /** From now on this user is chosen: a given name in lower case, as the page's buttons are marked. */
  decideFor(user: string): void;
  /** Closes the test windows. */
  leave(): void;
}

export const createDemoPerson = (stage: Stage, logger: Logger): DemoPerson => {
  const windows = new Set<BrowserWindow>();
  let user = "";
  let isPictured = false;

  const choose = async (window: BrowserWindow): Promise<void> => {
    const button = `document.querySelector(${JSON.stringify(`[data-user="${user}"]`)})`;
    const isLoginPage = (await window.webContents.executeJavaScript(`${button} !== null`)) as boolean;
    if (!isLoginPage) return;
    if (!isPictured) {
      isPictured = true;
      await stage.photographOther(window, "2-login-page");
    }
    await window.webContents.executeJavaScript(`${button}.click()`);
  };

  const browser = createTestWindowBrowser({
    logger,
    onOpened: (window) => {
      windows.add(window);
      window.once("closed", () => windows.delete(window));
      window.webContents.on("did-finish-load", () => {
        choose(window).catch(() => logger.warn("guided-demo.page-gone"));
      });
    },
  });
  return {
    browser,
    decideFor: (chosen) => {
      user = chosen;
    },
    leave: () => {
      for (const window of windows) window.destroy();
    },
  };
};
