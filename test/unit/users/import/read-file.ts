import type { FileItem } from "../../../../main/users/import/file-row.ts";
import { readUsers } from "../../../../main/users/import/read-file.ts";

/** A file that was read to its end. */
export interface ReadFile {
  readonly users: readonly Extract<FileItem, { kind: "user" }>["user"][];
  readonly problems: readonly Extract<FileItem, { kind: "problem" }>["problem"][];
  readonly format: string;
  readonly columns: readonly { readonly name: string; readonly gives: string }[];
}

/** Reads a file that comes in pieces of so many bytes. */
export const readFile = async (content: string | Uint8Array, pieceSize = 7): Promise<ReadFile> => {
  const bytes = Buffer.from(content as Uint8Array);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
  const facts = { format: "", columns: [] as ReadFile["columns"] };
  const items: FileItem[] = [];
  const listener = {
    onBytes: () => {},
    onFormat: (format: string) => {
      facts.format = format;
    },
    onColumns: (columns: ReadFile["columns"]) => {
      facts.columns = columns;
    },
  };
  for await (const some of readUsers(pieces(), listener)) items.push(...some);
  return {
    users: items.flatMap((item) => (item.kind === "user" ? [item.user] : [])),
    problems: items.flatMap((item) => (item.kind === "problem" ? [item.problem] : [])),
    ...facts,
  };
};
