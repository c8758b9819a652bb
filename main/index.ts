import { app } from "electron";
import { registerAssetsScheme } from "./app/assets-protocol.ts";
import { ownArguments } from "./app/command-line-arguments.ts";
import { omitDefaultMenu } from "./app/menu.ts";
import { guardAllContents } from "./app/navigation-guard.ts";
import { openApp } from "./app/open-app.ts";
import { chooseDataFolder } from "./app/paths.ts";
import { refusedSwitches } from "./app/refused-switches.ts";
import { guardAllSessions } from "./app/session-guard.ts";
import { asksForCommand } from "./cli/index.ts";

// The start, in order. Only what the window needs is loaded here; the workbench itself comes after it.

const args = ownArguments(process.argv, app.isPackaged);
const refused = app.isPackaged
  ? refusedSwitches((name) => app.commandLine.hasSwitch(name), { isRoot: process.getuid?.() === 0 })
  : [];

if (refused.length > 0) {
  process.stderr.write(`SSO Workbench does not start with --${refused.join(", --")}.\n`);
  app.exit(2);
} else if (asksForCommand(args)) {
  // Awaited: the start must not go on to look for a display.
  await carryOut(args);
} else {
  const dataFolder = chooseDataFolder();
  // Before anything in the folder is opened (EX-21). What another start was given is ignored: it is only shown us.
  if (app.requestSingleInstanceLock()) start(dataFolder);
  else app.quit();
}

function start(dataFolder: string): void {
  // As root Chromium runs without its sandbox, and ends every child that is to have one.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  registerAssetsScheme();
  guardAllContents();
  guardAllSessions();
  omitDefaultMenu();
  void app.whenReady().then(() => openApp(dataFolder));
}

/** A command instead of the window. */
async function carryOut(args: readonly string[]): Promise<void> {
  const { needsDisplay, restartHeadless } = await import("./app/restart-headless.ts");
  if (needsDisplay()) await restartHeadless();
  const { runHeadless } = await import("./app/run-headless.ts");
  runHeadless(args);
}
