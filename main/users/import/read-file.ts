import { createReadStream } from "node:fs";
import type { ImportColumn, ImportFormat } from "#shared/users/user-import.ts";
import { decodeText } from "./decode-text.ts";
import { FileProblem } from "./file-problem.ts";
import { type FileItem, problemItem } from "./file-row.ts";

/** What is told while a file is read. */
export interface FileListener {
  readonly onBytes: (count: number) => void;
  readonly onFormat: (format: ImportFormat) => void;
  readonly onColumns: (columns: readonly ImportColumn[]) => void;
}

/**
 * Reads the users of a file, some at a time, whatever format it has. What makes reading on useless is the last problem.
 * @throws the file system's error when it cannot be read
 */
export async function* readUsersFile(
  path: string,
  listener: FileListener,
): AsyncGenerator<readonly FileItem[]> {
  yield* readUsers(createReadStream(path, { highWaterMark: 64 * 1024 }), listener);
}

/** The same from bytes that are there. */
export async function* readUsers(
  chunks: AsyncIterable<Uint8Array>,
  listener: FileListener,
): AsyncGenerator<readonly FileItem[]> {
  try {
    const { first, all } = await peek(decodeText(counted(chunks, listener.onBytes)));
    if (first === "") throw new FileProblem("The file is empty.");
    // The parsers are loaded here: few people import, and everybody waits for the first window.
    if (first === "[" || first === "{") {
      const { readJson } = await import("./read-json.ts");
      yield* readJson(all, ({ format, columns }) => {
        listener.onFormat(format);
        listener.onColumns(columns);
      });
    } else {
      const { readCsv } = await import("./read-csv.ts");
      listener.onFormat("csv");
      yield* readCsv(all, listener.onColumns);
    }
  } catch (thrown) {
    if (!(thrown instanceof FileProblem)) throw thrown;
    yield [problemItem(thrown.message, thrown.line)];
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onBytes: (count: number) => void) {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** The first character that is not space, and all of the text. */
const peek = async (texts: AsyncGenerator<string>) => {
  let held = "";
  while (held.trim() === "") {
    const next = await texts.next();
    if (next.done) break;
    held += next.value;
  }
  async function* all() {
    yield held;
    yield* texts;
  }
  return { first: held.trim().charAt(0), all: all() };
};
