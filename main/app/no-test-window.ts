import { AppFailure } from "#shared/app-error.ts";
import { TEST_WINDOW_NAME } from "#shared/login/login-run.ts";
import type { BrowserOpener } from "../ports/browser-opener.ts";

/** Stands for the test window where the workbench runs without a display. */
export const noTestWindow: BrowserOpener = {
  describe: () => TEST_WINDOW_NAME,
  open: async () => {
    throw new AppFailure({
      code: "browser_open_failed",
      message: "A captured redirect needs the test window, and a command opens no window.",
      advice: "Test this login in the workbench's window, or set the redirect to Loopback.",
      step: "authorization_endpoint",
      field: "redirect.kind",
    });
  },
};
