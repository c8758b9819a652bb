import { shell } from "electron";
import { AppFailure } from "#shared/app-error.ts";
import type { BrowserOpener } from "../ports/browser-opener.ts";
import type { Clock } from "../ports/clock.ts";
import { checkExternalUrl } from "./external-url.ts";

/** Least time between two openings, so that a mistake does not fill the screen with tabs (EX-10). */
const LEAST_DISTANCE_MS = 1_000;

/** The system's default browser: the only use of `openExternal`. */
export const createSystemBrowser = (clock: Clock): BrowserOpener => {
  let freeAt = 0;
  const takeTurn = (): Promise<void> => {
    const waitMs = Math.max(0, freeAt - clock.elapsed());
    freeAt = clock.elapsed() + waitMs + LEAST_DISTANCE_MS;
    return waitMs === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          clock.after(waitMs, resolve);
        });
  };
  return {
    describe: () => "system browser",
    open: async (url) => {
      const checked = checkExternalUrl(url, process.platform);
      await takeTurn();
      try {
        await shell.openExternal(checked);
      } catch (thrown) {
        throw new AppFailure(
          {
            code: "browser_open_failed",
            message: "The system's browser could not be opened.",
            advice:
              "Set a default browser, name a program in Settings, or copy the link and open it by hand.",
            cause: thrown instanceof Error ? thrown.name : typeof thrown,
            step: "authorization_endpoint",
          },
          { cause: thrown },
        );
      }
    },
  };
};
