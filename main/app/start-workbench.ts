import { app } from "electron";
import type { Publish } from "#shared/contract/events.ts";
import { openWorkbench, type Workbench } from "../composition.ts";
import type { BrowserOpener } from "../ports/browser-opener.ts";
import type { Clipboard } from "../ports/clipboard.ts";
import { systemClock } from "../ports/clock.ts";
import type { FileDialog } from "../ports/file-dialog.ts";
import { consoleLogger } from "../ports/logger.ts";
import { systemRandom } from "../ports/random.ts";
import { createKeytarSecretStore } from "../tokens/index.ts";
import { createThreadWorkerHost } from "../workers/index.ts";
import { electronClipboard } from "./electron-clipboard.ts";
import { createElectronDemoIdpHost } from "./electron-demo-idp-host.ts";
import { electronFileDialog } from "./electron-file-dialog.ts";
import { createSystemBrowser } from "./system-browser.ts";
import { createTestWindowBrowser } from "./test-window.ts";

/** Name of the app's items in the OS keychain. */
const KEYCHAIN_SERVICE = "SSO Workbench";

export interface StartOptions {
  readonly dataFolder: string;
  readonly demoIdpProgram: string;
  readonly workerProgram: string;
  readonly publish: Publish;
  readonly onPainted: () => void;
  /** Opens logins instead of the system's browser and of whatever else is set. */
  readonly browser?: BrowserOpener | undefined;
  /** Takes the place of the real test window. */
  readonly testWindow?: BrowserOpener;
  /** Takes what is copied instead of the system's clipboard. */
  readonly clipboard?: Clipboard;
  /** Says which files instead of a person. */
  readonly fileDialog?: FileDialog;
}

/**
 * Opens the workbench with the real parts of this machine. A module of its own, so that it is loaded only when the
 * window is on its way, or when a command needs it.
 */
export const startWorkbench = (options: StartOptions): Promise<Workbench> =>
  openWorkbench({
    dataFolder: options.dataFolder,
    clock: systemClock,
    random: systemRandom,
    logger: consoleLogger,
    systemBrowser: options.browser ?? createSystemBrowser(systemClock),
    testWindow: options.testWindow ?? createTestWindowBrowser({ logger: consoleLogger }),
    keychain: createKeytarSecretStore(KEYCHAIN_SERVICE),
    clipboard: options.clipboard ?? electronClipboard,
    fileDialog: options.fileDialog ?? electronFileDialog,
    createDemoIdpHost: (parts) =>
      createElectronDemoIdpHost(options.demoIdpProgram, { ...parts, clock: systemClock }),
    workers: createThreadWorkerHost(options.workerProgram),
    publish: options.publish,
    appInfo: {
      version: app.getVersion(),
      platform: process.platform,
      electron: process.versions.electron ?? "",
    },
    environment: options.browser === undefined ? process.env : {},
    onPainted: options.onPainted,
  });
