import { app, Menu, type MenuItemConstructorOptions } from "electron";

/** Keeps Electron from making its own menu at the start, which takes time and offers reload and web links. */
export const omitDefaultMenu = (): void => Menu.setApplicationMenu(null);

/** The application's menu: editing, zoom, window; with reload and developer tools only while developing (EX-19). */
export const setMenu = (): void => {
  const view: MenuItemConstructorOptions[] = [
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { type: "separator" },
    { role: "togglefullscreen" },
  ];
  const development: MenuItemConstructorOptions[] = [
    { type: "separator" },
    { role: "reload" },
    { role: "toggleDevTools" },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      process.platform === "darwin" ? { role: "appMenu" } : { label: "File", submenu: [{ role: "quit" }] },
      { role: "editMenu" },
      { label: "View", submenu: app.isPackaged ? view : [...view, ...development] },
      { role: "windowMenu" },
    ]),
  );
};
