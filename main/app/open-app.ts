import { app, session } from "electron";
import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { EventPayloads, Publish } from "#shared/contract/events.ts";
import { failure, type Result } from "#shared/result.ts";
import type { Workbench } from "../composition.ts";
import { consoleLogger as logger } from "../ports/logger.ts";
import { serveAssets } from "./assets-protocol.ts";
import { developmentContentSecurityPolicy } from "./content-security-policy.ts";
import type { GuidedDemo } from "./guided-demo/index.ts";
import { sendEvent, serveCalls } from "./ipc-transport.ts";
import { type Lifecycle, reviveWindow, superviseLifecycle } from "./lifecycle.ts";
import { type MainWindow, openMainWindow } from "./main-window.ts";
import { setMenu } from "./menu.ts";
import { bundledPages, developmentPages, type OwnPages } from "./own-pages.ts";
import { type ProgramFiles, programFiles } from "./paths.ts";
import { addContentSecurityPolicy, cutFromNetwork } from "./session-guard.ts";
import { isCommandStart } from "./single-instance.ts";

/**
 * Opens the window at once, and everything behind it while its page loads. What the page asks for meanwhile waits;
 * if the workbench cannot be opened, the page is told why.
 */
export const openApp = (dataFolder: string): void => {
  const files = programFiles();
  const { pages, firstServed } = preparePages(files);
  const main = openMainWindow({ dataFolder, preload: files.preload, pages, logger });
  const demo = prepareDemo(main);
  // While the page's process starts there is time for it; if no page is asked for, it is opened all the same.
  const opening = Promise.race([firstServed, main.shown]).then(() =>
    openBehind(main, dataFolder, files, demo),
  );
  opening.catch((thrown: unknown) => logger.error("app.not-opened", { code: startError(thrown).code }));
  const lifecycle = superviseLifecycle(() => closeBehind(opening), logger);

  serveCalls(main.window.webContents, pages, (name, input) => {
    if (name === "app.painted") main.show();
    return answer(opening, name, input);
  });
  reviveWindow(main.window, logger, () => void lifecycle.quit(1));
  // Test windows are nothing without it.
  main.window.once("closed", () => app.quit());
  app.on("second-instance", (_event, _arguments, _folder, data) => {
    if (!isCommandStart(data)) main.focus();
  });
  void main.shown.then(setMenu);
  void playDemo(demo, opening, lifecycle);
};

/** Where the window's pages come from, and when the first of them has been handed over. */
interface ServedPages {
  readonly pages: OwnPages;
  readonly firstServed: Promise<void>;
}

/** The bundled pages; while developing, those of a server that reloads them. */
const preparePages = (files: ProgramFiles): ServedPages => {
  const serverUrl = app.isPackaged ? undefined : process.env.SSO_WORKBENCH_DEV_SERVER;
  const pages = serverUrl === undefined ? bundledPages : developmentPages(serverUrl);
  cutFromNetwork(session.defaultSession, pages);
  if (serverUrl === undefined) return { pages, firstServed: serveAssets(files.renderer) };
  addContentSecurityPolicy(session.defaultSession, developmentContentSecurityPolicy(serverUrl));
  return { pages, firstServed: Promise.resolve() };
};

/** Loads and opens the workbench; the largest part of a start. */
const openBehind = async (
  main: MainWindow,
  dataFolder: string,
  files: ProgramFiles,
  demo: Promise<GuidedDemo | undefined>,
): Promise<Workbench> => {
  const publish: Publish = (name, payload) => {
    if (name === "settings.changed") main.setTheme((payload as EventPayloads["settings.changed"]).theme);
    sendEvent(main.window.webContents, name, payload);
  };
  const { startWorkbench } = await import("./start-workbench.ts");
  const workbench = await startWorkbench({
    dataFolder,
    demoIdpProgram: files.demoIdp,
    workerProgram: files.worker,
    publish,
    onPainted: main.show,
    browser: (await demo)?.browser,
  });
  const settings = await workbench.call("settings.get", undefined);
  if (settings.ok) main.setTheme(settings.value.theme);
  return workbench;
};

const closeBehind = async (opening: Promise<Workbench>): Promise<void> => {
  const workbench = await opening.catch(() => undefined);
  await workbench?.close();
};

const answer = async (
  opening: Promise<Workbench>,
  name: unknown,
  input: unknown,
): Promise<Result<unknown>> => {
  try {
    return await (await opening).dispatch(name, input);
  } catch (thrown) {
    return failure(startError(thrown));
  }
};

const startError = (thrown: unknown): AppError =>
  thrown instanceof AppFailure
    ? thrown.error
    : {
        code: "internal",
        message: "The workbench could not be opened.",
        advice: "Restart it. If it happens again, report what it wrote to its standard error.",
        cause: thrown instanceof Error ? thrown.name : typeof thrown,
      };

/** With `--guided-demo=<folder>` the workbench plays its whole path by itself and ends. */
const prepareDemo = async (main: MainWindow): Promise<GuidedDemo | undefined> => {
  const folder = app.commandLine.getSwitchValue("guided-demo");
  if (folder === "") return undefined;
  const { prepareGuidedDemo } = await import("./guided-demo/index.ts");
  return prepareGuidedDemo({ folder, main, logger });
};

const playDemo = async (
  demo: Promise<GuidedDemo | undefined>,
  opening: Promise<Workbench>,
  lifecycle: Lifecycle,
): Promise<void> => {
  const exitCode = await (await demo)?.play(opening);
  if (exitCode !== undefined) await lifecycle.quit(exitCode);
};
