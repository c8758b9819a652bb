import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Session } from "electron";

/** What a page in a window may have beyond nothing. */
export interface PageRights {
  /** A preload script; only our own pages have one. */
  readonly preload?: string;
  /** A session of its own; without it the default one. */
  readonly session?: Session;
}

/**
 * The one place where windows are made (EX-03), so that no window can be less closed than this: sandboxed,
 * isolated, no Node, no webview. It is hidden until it is shown.
 */
export const createWindow = (
  look: Omit<BrowserWindowConstructorOptions, "webPreferences" | "show">,
  rights: PageRights,
): BrowserWindow =>
  new BrowserWindow({
    ...look,
    show: false,
    webPreferences: {
      ...rights,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be downloaded (EX-31).
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
