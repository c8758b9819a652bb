import { clipboard } from "electron";
import type { Clipboard } from "../ports/clipboard.ts";

/** The system's clipboard. */
export const electronClipboard: Clipboard = {
  writeText: (text) => clipboard.writeText(text),
};
