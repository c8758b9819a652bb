import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { ExportFormat, ExportOutcome, ImportedFolder } from "#shared/requests/interchange.ts";
import type { FileDialog } from "../ports/file-dialog.ts";
import type { EnvironmentStore } from "./environment-store.ts";
import type { FolderStore } from "./folder-store.ts";
import type { ExportedCollection } from "./interchange/index.ts";
import { orFileFailure } from "./or-file-failure.ts";
import { countsOf, firstLeftOut } from "./preview-collection.ts";
import { readFolderSource } from "./read-source.ts";
import type { SavedRequestStore } from "./saved-request-store.ts";

/** Exports of requests into files that the person chooses. */
export interface RequestExports {
  /**
   * Writes a collection; undefined: no place was chosen. Our own format is a folder of files, in which those of an
   * earlier export are replaced.
   * @throws AppFailure `not_found`, `invalid_input` when it cannot be written there
   */
  collection(id: string, format: ExportFormat, environments: boolean): Promise<ExportOutcome | undefined>;
  /** Writes exchanges as HAR. @throws AppFailure `not_found`, `invalid_input` */
  exchanges(ids: readonly string[]): Promise<ExportOutcome | undefined>;
}

export const createRequestExports = (ports: {
  readonly fileDialog: FileDialog;
  readonly folders: Pick<FolderStore, "list">;
  readonly savedRequests: Pick<SavedRequestStore, "list">;
  readonly environments: Pick<EnvironmentStore, "list">;
  readonly exchange: (id: string) => Exchange;
  readonly ready: () => Promise<void>;
  readonly version: string;
}): RequestExports => {
  const { fileDialog } = ports;
  return {
    collection: async (id, format, environments) => {
      await ports.ready();
      const { createFileNames, createReading, writeFiles, writePostman } = await import(
        "./interchange/index.ts"
      );
      const { unreadable, ...collection } = collectOf(ports, id, environments && format === "workbench");
      const reading = createReading();
      for (const name of unreadable)
        reading.leave([name], "Request", "What was typed into it can't be read any more.");
      const slug = createFileNames()(collection.name, "collection");
      const outcome = (path: string): ExportOutcome => ({
        fileName: basename(path),
        counts: countsOf(collection),
        ...firstLeftOut(reading.leftOut()),
      });
      if (format === "workbench") {
        const folder = await fileDialog.folder({ title: `Export ${collection.name} into a folder` });
        if (folder === undefined) return undefined;
        return outcome(await writeFolder(folder, slug, writeFiles(collection, reading)));
      }
      const path = await fileDialog.save({
        title: `Export ${collection.name}`,
        fileName: `${slug}.postman_collection.json`,
        kinds: [{ name: "Postman collection", extensions: ["json"] }],
      });
      if (path === undefined) return undefined;
      await orUnwritable(path, () => replaceFile(path, writePostman(collection, reading)));
      return outcome(path);
    },
    exchanges: async (ids) => {
      await ports.ready();
      const exchanges = ids.map(ports.exchange);
      const path = await fileDialog.save({
        title: "Export exchanges",
        fileName: "exchanges.har",
        kinds: [{ name: "HTTP Archive", extensions: ["har"] }],
      });
      if (path === undefined) return undefined;
      const { writeHar } = await import("./interchange/index.ts");
      await orUnwritable(path, () => replaceFile(path, writeHar(exchanges, ports.version)));
      const counts = { folders: 0, requests: exchanges.length, variables: 0, environments: 0 };
      return { fileName: basename(path), counts, ...firstLeftOut([]) };
    },
  };
};

/** A collection out of the stores. Secret values are not even read: the views of variables are without them. */
const collectOf = (
  ports: Parameters<typeof createRequestExports>[0],
  id: string,
  withEnvironments: boolean,
): ExportedCollection & { readonly unreadable: readonly string[] } => {
  const folders = ports.folders.list();
  const requests = ports.savedRequests.list();
  const root = folders.find((folder) => folder.id === id);
  if (root === undefined) throw notFound();
  const unreadable: string[] = [];
  const folderOf = (folder: (typeof folders)[number]): ImportedFolder => {
    const own = requests.filter(({ folderId }) => folderId === folder.id);
    unreadable.push(...own.filter((request) => request.unreadable).map(({ name }) => name));
    return {
      name: folder.name,
      variables: folder.variables,
      folders: folders.filter(({ parentId }) => parentId === folder.id).map(folderOf),
      requests: own.filter((request) => !request.unreadable),
    };
  };
  const environments = withEnvironments ? ports.environments.list() : [];
  return { ...folderOf(root), environments, unreadable };
};

/**
 * Writes the files into a folder of that name, or into the one that was chosen when it is an earlier export. Files of
 * an earlier export that are not written any more are removed; nothing else is.
 */
const writeFolder = async (
  chosen: string,
  slug: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<string> => {
  const { listedFiles } = await import("./interchange/index.ts");
  const earlier = async (folder: string): Promise<readonly string[] | undefined> =>
    listedFiles((await readFolderSource(folder, new AbortController().signal)).files);
  return orUnwritable(chosen, async () => {
    const own = (await isThere(join(chosen, "folder.yaml"))) ? await earlier(chosen) : undefined;
    const target = own === undefined ? join(chosen, slug) : chosen;
    const before = own ?? ((await isThere(target)) ? await earlier(target) : []);
    if (before === undefined && (await readdir(target)).length > 0) throw somethingElse(target);
    for (const { path, text } of files) {
      await mkdir(dirname(join(target, path)), { recursive: true });
      await replaceFile(join(target, path), text);
    }
    const kept = new Set(files.map(({ path }) => path));
    for (const path of before ?? []) if (!kept.has(path)) await rm(join(target, path), { force: true });
    return target;
  });
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Into a file beside it first, so that nobody takes half of it for all. Only this user may read it. */
const replaceFile = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.part`, text, { mode: 0o600 });
  await rename(`${path}.part`, path);
};

const orUnwritable = <T>(path: string, act: () => Promise<T>): Promise<T> =>
  orFileFailure(path, act, {
    verb: "written",
    advice: "Choose a folder that may be written to and has room.",
  });

const somethingElse = (folder: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: `There is something else in the folder ${basename(folder)} already.`,
    advice: "Choose another folder, or empty this one.",
  });

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such collection any more.",
    advice: "Go back to the list of requests.",
  });
