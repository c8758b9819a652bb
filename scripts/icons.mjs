import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// `node scripts/icons.mjs` draws build/icon.svg as the PNGs that packages need. It starts itself again inside
// Electron, whose browser does the drawing.
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];
const LARGEST_SIZE = 1024;
const folder = fileURLToPath(new URL("../build", import.meta.url));

if (process.versions.electron === undefined) {
  await drawInElectron();
} else {
  await draw();
}

async function drawInElectron() {
  const { setup, lacksDisplay } = await import("./setup.mjs");
  const { run } = await import("./session.mjs");
  const { electronPath } = await setup({ needsDisplay: true });
  const display = lacksDisplay() ? ["xvfb-run", "-a"] : [];
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  process.exitCode = await run([...display, electronPath, ...switches, fileURLToPath(import.meta.url)]);
}

async function draw() {
  const { app, BrowserWindow } = await import("electron");
  // Not awaited at the top: an app is only ready once its main module has run.
  app.whenReady().then(async () => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL("data:text/html,");
    const svg = readFileSync(join(folder, "icon.svg")).toString("base64");
    mkdirSync(join(folder, "icons"), { recursive: true });
    for (const size of [...LINUX_SIZES, LARGEST_SIZE]) {
      const url = await window.webContents.executeJavaScript(
        `(${drawInPage})("data:image/svg+xml;base64,${svg}", ${size})`,
      );
      const name = size === LARGEST_SIZE ? "icon.png" : join("icons", `${size}x${size}.png`);
      writeFileSync(join(folder, name), Buffer.from(url.split(",")[1], "base64"));
    }
    app.quit();
  });
}

/** Runs in the page: draws an image on a square canvas and answers it as a PNG's data URL. */
async function drawInPage(source, size) {
  const image = new Image(size, size);
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  canvas.getContext("2d").drawImage(image, 0, 0, size, size);
  return canvas.toDataURL("image/png");
}
