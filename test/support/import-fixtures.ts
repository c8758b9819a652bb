import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { readImport } from "../../main/requests/interchange/read-import.ts";
import type { ImportSource, SourceFile } from "../../main/requests/interchange/source.ts";

const folder = fileURLToPath(new URL("../fixtures/interchange/", import.meta.url));

const filesBelow = (path: string): readonly string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path)
        .sort()
        .flatMap((name) => filesBelow(join(path, name)));

/** A file or folder of `test/fixtures/interchange`, in memory. */
export const fixtureSource = (name: string): ImportSource => {
  const path = join(folder, name);
  if (statSync(path).isFile())
    return { name, files: [{ path: name, bytes: readFileSync(path) }], isFolder: false };
  const files = filesBelow(path).map(
    (file): SourceFile => ({ path: relative(path, file).split(sep).join("/"), bytes: readFileSync(file) }),
  );
  return { name: basename(path), files, isFolder: true };
};

/** Reads one. */
export const readFixture = (name: string) => readImport(fixtureSource(name));

/** Reads a text as if it were pasted, or the content of a file of that name. */
export const readText = (text: string | Uint8Array, name = "") =>
  readImport({
    name,
    files: [
      { path: name || "pasted", bytes: typeof text === "string" ? new TextEncoder().encode(text) : text },
    ],
    isFolder: false,
  });
