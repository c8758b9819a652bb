import { join } from "node:path";
import { type BrowserWindow, nativeTheme, screen } from "electron";
import type { Settings } from "#shared/settings/settings.ts";
import type { Logger } from "../ports/logger.ts";
import { guardNavigation } from "./navigation-guard.ts";
import type { OwnPages } from "./own-pages.ts";
import { createWindow } from "./window.ts";
import { windowColours } from "./window-colours.ts";
import { leastSize, placeWindow, readWindowState, writeWindowState } from "./window-state.ts";

/** After this time the window is shown even if its page has not loaded. */
const SHOW_AT_LATEST_MS = 3_000;
/** One less than the bar's height: the line under it stays visible. */
const TITLE_BAR_HEIGHT = 39;

/** The workbench's one window. */
export interface MainWindow {
  readonly window: BrowserWindow;
  /** Shows it, once. */
  show(): void;
  /** Resolves when it has been shown. */
  readonly shown: Promise<void>;
  /** Puts a theme on everything that the system draws, and remembers it for the next start. */
  setTheme(theme: Settings["theme"]): void;
  /** Brings it before the person's eyes. */
  focus(): void;
}

/**
 * Opens the window where it was left and begins to load its page. It is shown when the page's script has run: a
 * hidden window draws nothing, so waiting for the first content would only delay it.
 */
export const openMainWindow = (options: {
  readonly dataFolder: string;
  readonly preload: string;
  readonly pages: OwnPages;
  readonly logger: Logger;
}): MainWindow => {
  const stateFile = join(options.dataFolder, "window.json");
  const left = readWindowState(stateFile);
  // Set before the window is there, so that neither its background nor its page begins in the other theme.
  nativeTheme.themeSource = left.theme;
  const areas = left.bounds === undefined ? [] : screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = createWindow(
    {
      title: "SSO Workbench",
      ...placeWindow(left.bounds, areas),
      minWidth: leastSize.width,
      minHeight: leastSize.height,
      backgroundColor: windowColours().surface,
      autoHideMenuBar: true,
      ...titleBar(),
    },
    { preload: options.preload },
  );
  guardNavigation(window.webContents, options.pages.contains, options.logger);
  void window.loadURL(options.pages.startUrl).catch((thrown: unknown) => {
    options.logger.error("window.not-loaded", { reason: loadFailure(thrown) });
  });
  followTheme(window);
  window.on("close", () => {
    const state = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      theme: nativeTheme.themeSource,
    };
    try {
      writeWindowState(stateFile, state);
    } catch (thrown) {
      options.logger.warn("window.place-not-kept", { reason: loadFailure(thrown) });
    }
  });
  return { window, ...showing(window, left.isMaximized), setTheme, focus: () => focus(window) };
};

const setTheme = (theme: Settings["theme"]): void => {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
};

const showing = (window: BrowserWindow, maximize: boolean): Pick<MainWindow, "show" | "shown"> => {
  let tellShown: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => {
    tellShown = resolve;
  });
  const show = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isVisible()) return;
    if (maximize) window.maximize();
    window.show();
    tellShown();
  };
  const timer = setTimeout(show, SHOW_AT_LATEST_MS);
  window.webContents.once("dom-ready", show);
  return { show, shown };
};

const focus = (window: BrowserWindow): void => {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/** Where the system draws its buttons over the page's own title bar; elsewhere the window has the native frame. */
const hasOverlay = process.platform === "darwin" || process.platform === "win32";

const titleBar = () => (hasOverlay ? { titleBarStyle: "hidden" as const, titleBarOverlay: overlay() } : {});

const overlay = () => {
  const { titleBar: color, symbols: symbolColor } = windowColours();
  return { height: TITLE_BAR_HEIGHT, color, symbolColor };
};

const followTheme = (window: BrowserWindow): void => {
  const follow = (): void => {
    window.setBackgroundColor(windowColours().surface);
    if (process.platform === "win32") window.setTitleBarOverlay(overlay());
  };
  nativeTheme.on("updated", follow);
  window.once("closed", () => nativeTheme.off("updated", follow));
};

const loadFailure = (thrown: unknown): string =>
  (thrown as NodeJS.ErrnoException).code ?? (thrown instanceof Error ? thrown.name : typeof thrown);
