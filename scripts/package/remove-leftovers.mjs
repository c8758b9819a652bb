import { rmSync } from "node:fs";
import { join } from "node:path";

/** What the fallback runtime brings along and a package must not have: its launcher and its stamp. */
const leftovers = ["resources/default_app.asar", "stamp.json"];

/** electron-builder's `afterPack` hook. */
export default function removeLeftovers({ appOutDir }) {
  for (const path of leftovers) rmSync(join(appOutDir, path), { force: true });
}
