import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, type ElectronApplication, type Page } from "@playwright/test";
import { launchElectron } from "./launch-electron.ts";

export { expect } from "@playwright/test";

/** Faults that a test can ask for. */
export interface Faults {
  /** `real`: the session's own Secret Service. `none`: there is no bus to reach one by. */
  readonly keychain: "real" | "none";
}

/** What the browser does on the demo identity provider's pages; `{}` leaves them open. */
export type BrowserPlan = { readonly user: string } | { readonly cancel: true } | Record<string, never>;

/** The built workbench in its real window, on a data folder of the test's own. */
export interface WorkbenchApp {
  readonly dataFolder: string;
  /** The program that runs now; another one after `relaunch`. */
  readonly app: ElectronApplication;
  /** Its window's page; another one after `relaunch`. */
  readonly page: Page;
  /** Says what the browser is to do from now on; at first it chooses `anna`. */
  planBrowser(plan: BrowserPlan): void;
  /** Ends the program in an orderly way and starts it again on the same data folder. */
  relaunch(): Promise<void>;
  /** Ends the program in an orderly way; does nothing when it has ended. */
  close(): Promise<void>;
  /** Kills the program as it is (SIGKILL). */
  crash(): Promise<void>;
}

const repositoryRoot = fileURLToPath(new URL("../..", import.meta.url));
const testBrowser = fileURLToPath(new URL("test-browser/open.sh", import.meta.url));
/** The program has 5 s of its own to close. */
const CLOSE_LIMIT_MS = 15_000;

/** The test function of end-to-end tests, with the workbench and its faults. */
export const test = base.extend<Faults & { readonly workbench: WorkbenchApp }>({
  keychain: ["real", { option: true }],
  workbench: async ({ keychain }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "sso-workbench-e2e-"));
    const workbench = await openWorkbenchApp(folder, { keychain });
    try {
      await use(workbench);
    } finally {
      await workbench.close();
      // Without its plan the test browser ends, too.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  },
});

const openWorkbenchApp = async (folder: string, faults: Faults): Promise<WorkbenchApp> => {
  const dataFolder = join(folder, "data");
  const planFile = join(folder, "plan.json");
  const planBrowser = (plan: BrowserPlan): void => writeFileSync(planFile, JSON.stringify(plan));
  planBrowser({ user: "anna" });
  const start = () => launch(dataFolder, { ...faultsEnvironment(faults), SSO_TEST_BROWSER_PLAN: planFile });
  let running = await start();
  return {
    dataFolder,
    get app() {
      return running.app;
    },
    get page() {
      return running.page;
    },
    planBrowser,
    relaunch: async () => {
      await end(running);
      running = await start();
    },
    close: () => end(running),
    crash: () => kill(running),
  };
};

/** Arguments that start the workbench on a data folder. */
export const workbenchArguments = (dataFolder: string): string[] => [
  // Chromium's sandbox does not run as root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  `--user-data-dir=${dataFolder}`,
  repositoryRoot,
];

interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Playwright forgets it when the program has ended. */
  readonly child: ChildProcess;
}

const launch = async (
  dataFolder: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningApp> => {
  const executablePath = await electronPath();
  const env = {
    ...definedEnvironment(),
    SSO_WORKBENCH_BROWSER: testBrowser,
    SSO_WORKBENCH_ELECTRON: executablePath,
    ...environment,
  };
  const app = await launchElectron({ executablePath, args: workbenchArguments(dataFolder), env }, dataFolder);
  const page = await app.firstWindow();
  await page.locator("main").waitFor();
  return { app, page, child: app.process() };
};

/** The Electron that `npm test` chose; for a run of Playwright alone, the one that set-up would choose. */
export const electronPath = async (): Promise<string> => {
  const chosen = process.env.SSO_WORKBENCH_ELECTRON;
  if (chosen) return chosen;
  const setup = new URL("../../scripts/setup/electron-runtime.mjs", import.meta.url).href;
  const { ensureElectron } = (await import(setup)) as {
    readonly ensureElectron: () => Promise<{ readonly electronPath: string }>;
  };
  return (await ensureElectron()).electronPath;
};

const faultsEnvironment = ({ keychain }: Faults): Readonly<Record<string, string>> =>
  // Not merely unset: then one would be looked for by way of the display.
  keychain === "none" ? { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/bus" } : {};

const definedEnvironment = (): Record<string, string> => {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env;
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
};

/** Closes the program; one that does not end is killed, and the test fails. */
const end = async ({ app, child }: RunningApp): Promise<void> => {
  if (hasEnded(child)) return;
  const limit = setTimeout(() => child.kill("SIGKILL"), CLOSE_LIMIT_MS);
  await app.close();
  clearTimeout(limit);
  if (child.signalCode === "SIGKILL") throw new Error("The workbench did not end by itself.");
};

const kill = async ({ child }: RunningApp): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;
