import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** On Windows the profile's access list protects the folder; modes mean nothing there. */
const hasModes = process.platform !== "win32";

/** Makes a folder that only this user can enter, or takes others' rights off the one that is there (EX-35). */
export const protectFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  tighten(folder, 0o700);
};

/** Makes an empty file that only this user can read, or takes others' rights off the one that is there (EX-35). */
export const protectFile = (file: string): void => {
  protectFolder(dirname(file));
  closeSync(openSync(file, "a", 0o600));
  // SQLite gives the files beside the database the database's own mode, but leaves those that exist.
  for (const each of [file, `${file}-wal`, `${file}-shm`]) tighten(each, 0o600);
};

const tighten = (path: string, mode: number): void => {
  if (!hasModes) return;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && (found.mode & 0o077) !== 0) chmodSync(path, mode);
};
