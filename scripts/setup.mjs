import { ensureDependencies } from "./setup/dependencies.mjs";
import { ensureElectron } from "./setup/electron-runtime.mjs";
import { ensureNativeModules } from "./setup/native-modules.mjs";
import { isProgram, runAsProgram, say } from "./setup/progress.mjs";
import { ensureSystemPackages } from "./setup/system-packages.mjs";

/** Whether this process has no display to open windows on. */
export function lacksDisplay() {
  return process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Makes everything ready to build and run: npm packages, an Electron, system packages, native modules. Quick
 * when nothing is to be done, and safe to repeat after an interruption.
 *
 * @param {{ forTests?: boolean, needsDisplay?: boolean, forPackages?: boolean }} [options] `forTests`: a keychain
 *   of the tests' own is needed, and a display; `needsDisplay`: a window will be opened (a virtual display is only
 *   asked for where there is no other); `forPackages`: an archiver is needed where none can be downloaded.
 * @returns {Promise<{ electronPath: string, distPath: string, version: string, isFallback: boolean }>}
 */
export async function setup({ forTests = false, needsDisplay = false, forPackages = false } = {}) {
  await ensureDependencies();
  const electron = await ensureElectron();
  const virtualDisplay = (forTests || needsDisplay) && lacksDisplay();
  await ensureSystemPackages({
    electronPath: electron.electronPath,
    virtualDisplay,
    keychain: forTests || virtualDisplay,
    archiver: forPackages && electron.isFallback,
  });
  await ensureNativeModules(electron.electronPath);
  return electron;
}

if (isProgram(import.meta.url)) {
  await runAsProgram(async () => {
    const { version, isFallback } = await setup({ forTests: true });
    say(`Ready: Electron ${version}${isFallback ? " (fallback for closed networks)" : ""}.`);
  });
}
