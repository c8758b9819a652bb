import { type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import type { FileReference } from "#shared/requests/request-draft.ts";
import type { FileDialog } from "../../ports/file-dialog.ts";
import type { StreamedBody } from "../../ports/http.ts";
import type { ReadableFiles } from "./encode-body.ts";
import type { RequestFileStore } from "./request-file-store.ts";

/** Files that a person chose to be sent. */
export interface ChosenFiles extends ReadableFiles {
  /** Asks for a file; undefined: none was chosen. @throws AppFailure `file_unreadable` */
  choose(): Promise<FileReference | undefined>;
}

const READ_AT_ONCE = 256 * 1024;

/** Makes it. A file is read anew for each sending, with what is in it then. */
export const createChosenFiles = (parts: {
  readonly store: RequestFileStore;
  readonly fileDialog: FileDialog;
}): ChosenFiles => ({
  choose: async () => {
    const path = await parts.fileDialog.open({ title: "Choose a file to send", kinds: [] });
    if (path === undefined) return undefined;
    const sizeInBytes = await sizeOfFile(path);
    return { id: parts.store.note(path), name: basename(path), sizeInBytes };
  },
  open: async (file) => {
    const path = parts.store.pathOf(file.id);
    if (path === undefined) throw notChosenHere(file.name);
    const sizeInBytes = await sizeOfFile(path);
    return { sizeInBytes, open: () => readFile(path, sizeInBytes) };
  },
});

/** @throws AppFailure `file_unreadable` for what is gone, and for what has no size, such as a folder or a pipe */
const sizeOfFile = async (path: string): Promise<number> => {
  const found = await stat(path).catch((thrown: unknown) => {
    throw unreadable(path, thrown);
  });
  if (!found.isFile()) throw noFile(path);
  return found.size;
};

/** What was announced goes out, not a byte more or less: the server would wait, or take it for the next request. */
const readFile = async function* (path: string, sizeInBytes: number): ReturnType<StreamedBody["open"]> {
  const file = await openFile(path);
  try {
    if ((await file.stat()).size !== sizeInBytes) throw changed(path);
    let position = 0;
    while (position < sizeInBytes) {
      const buffer = Buffer.allocUnsafe(Math.min(READ_AT_ONCE, sizeInBytes - position));
      const { bytesRead } = await file
        .read(buffer, 0, buffer.byteLength, position)
        .catch((thrown: unknown) => {
          throw unreadable(path, thrown);
        });
      if (bytesRead === 0) throw changed(path);
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    if ((await file.stat()).size !== sizeInBytes) throw changed(path);
  } finally {
    await file.close();
  }
};

const openFile = (path: string): Promise<FileHandle> =>
  open(path, "r").catch((thrown: unknown) => {
    throw unreadable(path, thrown);
  });

/** Only the file's name: the folders above it are nobody's business. */
const unreadable = (path: string, thrown: unknown): AppFailure => {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code ?? "";
  const isGone = code === "ENOENT" || code === "ENOTDIR";
  return new AppFailure(
    {
      code: "file_unreadable",
      message: isGone
        ? `The file ${basename(path)} is not there any more.`
        : `The file ${basename(path)} can't be read.`,
      advice: isGone
        ? "Choose it where it is now, or another one."
        : "Check that you may read it, or choose another one.",
      cause: code,
      field: "body",
    },
    { cause: thrown },
  );
};

const noFile = (path: string): AppFailure =>
  new AppFailure({
    code: "file_unreadable",
    message: `${basename(path)} is no plain file.`,
    advice: "Folders, pipes and devices can't be sent. Choose a file.",
    field: "body",
  });

const changed = (path: string): AppFailure =>
  new AppFailure({
    code: "file_unreadable",
    message: `The file ${basename(path)} changed while it was sent.`,
    advice: "Send the request again when nothing writes to it any more.",
    field: "body",
  });

const notChosenHere = (name: string): AppFailure =>
  new AppFailure({
    code: "file_unreadable",
    message: `The file ${name} was not chosen on this machine.`,
    advice: "Files do not come along with a request. Choose it here.",
    field: "body",
  });
