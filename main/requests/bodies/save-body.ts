import { open, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { SavedBody } from "#shared/requests/response-body.ts";
import type { FileDialog } from "../../ports/file-dialog.ts";
import type { BodySource } from "./body-rows.ts";
import { endingOf } from "./media-type-of.ts";

const WRITTEN_AT_ONCE = 1024 * 1024;

/**
 * Asks for a file and writes a body into it; undefined: none was chosen. What is in the file already stays until all is
 * written.
 * @throws AppFailure `invalid_input` when it can't be written
 */
export const saveBody = async (
  source: BodySource,
  exchange: Exchange,
  fileDialog: FileDialog,
): Promise<SavedBody | undefined> => {
  const path = await fileDialog.save({ title: "Save the answer", fileName: fileNameOf(exchange), kinds: [] });
  if (path === undefined) return undefined;
  const partPath = `${path}.part`;
  try {
    await copy(source, partPath);
    await rename(partPath, path);
  } catch (thrown) {
    await rm(partPath, { force: true });
    throw thrown instanceof AppFailure || !isOfSystem(thrown) ? thrown : unwritable(path, thrown);
  }
  return { fileName: basename(path), sizeInBytes: source.sizeInBytes };
};

const copy = async (source: BodySource, path: string): Promise<void> => {
  // Only this user shall read what an API knows.
  const file = await open(path, "w", 0o600);
  try {
    for (let offset = 0; offset < source.sizeInBytes; offset += WRITTEN_AT_ONCE) {
      await file.write(await source.read(offset, WRITTEN_AT_ONCE));
    }
  } finally {
    await file.close();
  }
};

/** The end of the URL's path, with an ending that fits where it has none. */
const fileNameOf = ({ url, response }: Exchange): string => {
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  const last = (path.split("/").findLast((part) => part !== "") ?? "").replace(/[^A-Za-z0-9._-]/g, "_");
  const name = last.replace(/^\.+/, "") || "answer";
  return /\.[A-Za-z0-9]{1,8}$/.test(name) ? name : `${name}.${endingOf(response?.mediaType ?? "")}`;
};

const isOfSystem = (thrown: unknown): boolean => thrown instanceof Error && "code" in thrown;

/** Only the file's name: the folders above it are nobody's business. */
const unwritable = (path: string, thrown: unknown): AppFailure =>
  new AppFailure(
    {
      code: "invalid_input",
      message: `The file ${basename(path)} could not be written.`,
      advice: "Choose a folder that may be written to and has room.",
      cause: (thrown as NodeJS.ErrnoException).code ?? "unknown",
    },
    { cause: thrown },
  );
