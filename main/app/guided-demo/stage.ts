import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BrowserWindow, nativeTheme } from "electron";

/** The window as the demo shows it: places are gone to, and pictures of them are kept. */
export interface Stage {
  /** Goes to a place of the window by its hash, for instance `#/users/u1`, and waits until it stands still. */
  goTo(hash: string): Promise<void>;
  /** Keeps pictures of the window in both themes: `name.png` and `name-dark.png`. */
  photograph(name: string): Promise<void>;
  /** Keeps one picture of another window. */
  photographOther(window: BrowserWindow, name: string): Promise<void>;
}

/** Makes the stage; the folder is made when the first picture is kept. */
export const createStage = (window: BrowserWindow, folder: string): Stage => {
  const keep = async (shown: BrowserWindow, name: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const image = await shown.webContents.capturePage();
    await writeFile(join(folder, `${name}.png`), image.toPNG());
  };
  const settle = async (): Promise<void> => {
    await window.webContents.executeJavaScript(UNTIL_STILL);
  };
  return {
    goTo: async (hash) => {
      await window.webContents.executeJavaScript(`location.hash = ${JSON.stringify(hash)}`);
      await settle();
    },
    photograph: async (name) => {
      for (const theme of ["light", "dark"] as const) {
        nativeTheme.themeSource = theme;
        await settle();
        await keep(window, theme === "light" ? name : `${name}-dark`);
      }
      nativeTheme.themeSource = "system";
    },
    photographOther: keep,
  };
};

/** Resolves when the page has drawn and its text has not changed for 300 ms, after 3 s at the latest. */
const UNTIL_STILL = `new Promise((resolve) => {
  let last = "";
  let stillSince = performance.now();
  const endAt = stillSince + 3000;
  const look = () => {
    const now = performance.now();
    const text = document.body.innerText;
    if (text !== last) { last = text; stillSince = now; }
    if (now - stillSince >= 300 || now >= endAt) resolve();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;
