import { lstat, opendir, readFile, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import { orFileFailure } from "./or-file-failure.ts";

/** The largest file, and all of a folder together, in bytes; the readers have the same limits. */
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_FILES = 10_000;

/** What of a folder is read. */
const texts = /\.(?:bru|ya?ml|json)$/i;

/** A file, or the files of a folder, in memory. */
export interface Source {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly isFolder: boolean;
}

/** Reads a file that the person chose. @throws AppFailure `invalid_input` */
export const readFileSource = async (path: string): Promise<Source> => {
  const name = basename(path);
  const bytes = await orUnreadable(path, async () => {
    if ((await stat(path)).size > MOST_BYTES) throw tooLarge(name);
    return readFile(path);
  });
  return { name, files: [{ path: name, bytes }], isFolder: false };
};

/**
 * Reads the texts of a folder that the person chose. Links are not followed, and nothing hidden is read, so that
 * nothing outside of the folder gets in.
 * @throws AppFailure `invalid_input`, or the signal's reason
 */
export const readFolderSource = async (folder: string, signal: AbortSignal): Promise<Source> => {
  const name = basename(folder);
  const files: Source["files"][number][] = [];
  let left = MOST_BYTES;
  const read = async (inner: string, depth: number): Promise<void> => {
    for await (const entry of await opendir(inner)) {
      signal.throwIfAborted();
      const path = join(inner, entry.name);
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      if (entry.isDirectory() && depth < 32) await read(path, depth + 1);
      if (!entry.isFile() || !texts.test(entry.name)) continue;
      left -= (await lstat(path)).size;
      if (left < 0 || files.length >= MOST_FILES) throw tooLarge(name);
      files.push({ path: relative(folder, path).split(sep).join("/"), bytes: await readFile(path) });
    }
  };
  await orUnreadable(folder, () => read(folder, 0));
  return { name, files: files.sort((left, right) => (left.path < right.path ? -1 : 1)), isFolder: true };
};

const orUnreadable = <T>(path: string, act: () => Promise<T>): Promise<T> =>
  orFileFailure(path, act, { verb: "read", advice: "Check that it is there and may be read." });

const tooLarge = (name: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: `${name} is too large: at most 50 MiB and 10,000 files are imported.`,
    advice: "Export a part of it, and import that.",
  });
