import { randomUUID } from "node:crypto";
import { type BrowserWindow, session } from "electron";
import { AppFailure } from "#shared/app-error.ts";
import type { BrowserOpener } from "../ports/browser-opener.ts";
import type { Logger } from "../ports/logger.ts";
import { guardNavigation } from "./navigation-guard.ts";
import { createWindow } from "./window.ts";

export interface TestWindowOptions {
  readonly logger: Logger;
  /** Told of each window, before it loads its page. */
  readonly onOpened?: (window: BrowserWindow) => void;
}

/**
 * Opens pages in a window of the workbench with a fresh, private session: nothing is known there of earlier
 * logins, and nothing of this one is left when it closes. It shows foreign pages, so it has no preload, and its
 * title says whose page it is.
 */
export const createTestWindowBrowser = (options: TestWindowOptions): BrowserOpener => ({
  describe: () => "test window",
  open: async (url) => {
    if (!isWebPage(url)) throw notAWebPage();
    const window = openTestWindow(options.logger);
    options.onOpened?.(window);
    // A page that does not load says so itself, and the login goes on waiting for its time limit.
    void window.loadURL(url).catch(() => options.logger.warn("test-window.not-loaded"));
  },
});

const openTestWindow = (logger: Logger): BrowserWindow => {
  // Without `persist:` a partition is in memory only; the name is new, so it is empty.
  const ownSession = session.fromPartition(`test-login-${randomUUID()}`, { cache: false });
  const window = createWindow(
    { title: "Test window", width: 560, height: 720, minWidth: 360, minHeight: 400, autoHideMenuBar: true },
    { session: ownSession },
  );
  guardNavigation(window.webContents, isWebPage, logger);
  window.on("page-title-updated", (event) => event.preventDefault());
  window.webContents.on("did-navigate", (_event, url) => window.setTitle(titleFor(url)));
  window.once("closed", () => void ownSession.clearStorageData());
  window.show();
  return window;
};

/** The host as the URL parser writes it, so that look-alike letters show as punycode. */
const titleFor = (url: string): string => {
  const { protocol, host } = new URL(url);
  return protocol === "https:" ? `${host} · Test window` : `${host} (not encrypted) · Test window`;
};

const isWebPage = (url: string): boolean =>
  URL.canParse(url) && ["https:", "http:"].includes(new URL(url).protocol);

const notAWebPage = (): AppFailure =>
  new AppFailure({
    code: "browser_open_failed",
    message: "The address is not a web page.",
    advice: "Check the authorization endpoint of the configuration.",
    step: "authorization_endpoint",
  });
