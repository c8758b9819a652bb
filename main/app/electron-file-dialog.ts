import { BrowserWindow, dialog } from "electron";
import type { FileDialog } from "../ports/file-dialog.ts";

/** The system's dialogs, in front of the window that is in use. */
export const electronFileDialog: FileDialog = {
  open: async ({ title, kinds }) => {
    const options = {
      title,
      properties: ["openFile" as const],
      filters: kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    };
    const window = BrowserWindow.getFocusedWindow();
    const { filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return filePaths[0];
  },
  folder: async ({ title }) => {
    const options = { title, properties: ["openDirectory" as const, "createDirectory" as const] };
    const window = BrowserWindow.getFocusedWindow();
    const { filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return filePaths[0];
  },
  save: async ({ title, kinds, fileName }) => {
    const options = {
      title,
      defaultPath: fileName,
      filters: kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    };
    const window = BrowserWindow.getFocusedWindow();
    const { filePath, canceled } = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    return canceled ? undefined : filePath;
  },
};
