import { randomUUID } from "node:crypto";
import { type BrowserWindow, type Session, session } from "electron";
import { AppFailure } from "#shared/app-error.ts";
import { TEST_WINDOW_NAME } from "#shared/login/login-run.ts";
import type { BrowserOpener, BrowserWatch } from "../ports/browser-opener.ts";
import type { Logger } from "../ports/logger.ts";
import { captureRedirects } from "./capture-redirects.ts";
import { guardNavigation } from "./navigation-guard.ts";
import { createWindow } from "./window.ts";

/** How long a page of ours is shown before the window closes. */
const LAST_PAGE_MS = 2_000;

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
  describe: () => TEST_WINDOW_NAME,
  open: async (url, watch) => {
    if (!isWebPage(url)) throw notAWebPage();
    // Without `persist:` a partition is in memory only; the name is new, so it is empty.
    const ownSession = session.fromPartition(`test-login-${randomUUID()}`, { cache: false });
    const window = openTestWindow(ownSession, options.logger, watch);
    options.onOpened?.(window);
    // A page that does not load says so itself, and the login goes on waiting for its time limit.
    void window.loadURL(url).catch(() => options.logger.warn("test-window.not-loaded"));
  },
});

const openTestWindow = (ownSession: Session, logger: Logger, watch: BrowserWatch | undefined) => {
  const window = createWindow(
    { title: "Test window", width: 560, height: 720, minWidth: 360, minHeight: 400, autoHideMenuBar: true },
    { session: ownSession },
  );
  const capture = watch?.captured && captureRedirects(window, ownSession, watch.captured);
  guardNavigation(window.webContents, (url) => isWebPage(url) || capture?.mayShow(url) === true, logger);
  window.on("page-title-updated", (event) => event.preventDefault());
  window.webContents.on("did-navigate", (_event, url) =>
    window.setTitle(capture?.isOwnPage(url) ? "SSO Workbench · Test window" : titleFor(url)),
  );
  // A foreign page has no say in whether it is closed.
  window.webContents.on("will-prevent-unload", (event) => event.preventDefault());
  window.once("closed", () => {
    void ownSession.clearStorageData();
    watch?.onClosed();
  });
  watch?.finished.addEventListener("abort", () => {
    setTimeout(() => window.isDestroyed() || window.destroy(), capture?.hasShownPage() ? LAST_PAGE_MS : 0);
  });
  window.show();
  return window;
};

/** A lock where the page came encrypted; the host as the URL parser writes it, so that look-alikes show as punycode. */
const titleFor = (url: string): string => {
  const { protocol, host } = new URL(url);
  return protocol === "https:" ? `🔒 ${host} · Test window` : `${host} (not encrypted) · Test window`;
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
