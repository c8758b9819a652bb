// The least a window with some text needs: what a start of the workbench is measured against.
const { app, BrowserWindow } = require("electron");

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  window.loadFile(require("node:path").join(__dirname, "index.html"));
});
app.on("window-all-closed", () => app.quit());
