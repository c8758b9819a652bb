import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { ImportedCollection, ImportOutcome, ImportPreview } from "#shared/requests/interchange.ts";
import type { FileDialog } from "../ports/file-dialog.ts";
import type { WorkerHost } from "../ports/worker-host.ts";
import type { Tasks } from "../tasks/index.ts";
import type { ImportedCollectionStore, KeptImport } from "./imported-collection-store.ts";
import { countsOf, previewOf } from "./preview-collection.ts";
import { readFileSource, readFolderSource, type Source } from "./read-source.ts";

/** What imports of requests work with. */
export interface RequestImportPorts {
  readonly fileDialog: FileDialog;
  readonly workers: WorkerHost;
  readonly tasks: Tasks;
  readonly publish: Publish;
  readonly store: ImportedCollectionStore;
  readonly ready: () => Promise<void>;
}

/**
 * Imports of requests from other tools and files, one at a time: something is chosen, previewed, and then kept as it
 * was previewed. Reading is a task with the import's id.
 */
export interface RequestImports {
  /** Asks for a file; undefined: none was chosen. @throws AppFailure `invalid_input`, `request_cancelled` */
  file(id: string): Promise<ImportPreview | undefined>;
  /** Asks for a folder. @throws AppFailure as `file` */
  folder(id: string): Promise<ImportPreview | undefined>;
  /** @throws AppFailure as `file` */
  text(id: string, text: string, name?: string): Promise<ImportPreview>;
  /** Keeps all of it, or nothing. @throws AppFailure `not_found`, `data_key_missing` */
  apply(id: string, name: string, folderId: string | undefined): Promise<ImportOutcome>;
  /** @throws AppFailure `not_found` when another import came after it */
  undo(id: string): Promise<void>;
  forget(id: string): void;
  close(): Promise<void>;
}

const question = {
  title: "Import requests",
  kinds: [
    { name: "Exports", extensions: ["json", "yaml", "yml", "har", "zip", "bru", "txt", "sh", "bat", "ps1"] },
    { name: "All files", extensions: ["*"] },
  ],
} as const;

/** Makes the imports. */
export const createRequestImports = (ports: RequestImportPorts): RequestImports => {
  const { fileDialog, store, tasks, publish } = ports;
  let underWay:
    | { readonly id: string; readonly abort: AbortController; readonly ended: Promise<unknown> }
    | undefined;
  let previewed: { readonly id: string; readonly collection: ImportedCollection } | undefined;
  let last: { readonly id: string; readonly kept: KeptImport } | undefined;

  const read = async (
    id: string,
    title: string,
    open: (signal: AbortSignal) => Promise<Source>,
  ): Promise<ImportPreview> => {
    underWay?.abort.abort(cancelled());
    await underWay?.ended;
    previewed = undefined;
    const abort = new AbortController();
    const task = tasks.start(title, () => abort.abort(cancelled()), id);
    const work = readSource(ports.workers, open, abort.signal);
    underWay = { id, abort, ended: work.catch(() => {}) };
    try {
      const collection = await work;
      await ports.ready();
      previewed = { id, collection };
      task.finish();
      return previewOf(id, collection, store.clashes(collection, collection.name));
    } catch (thrown) {
      task.drop();
      throw abort.signal.aborted ? cancelled() : thrown;
    } finally {
      if (underWay?.id === id) underWay = undefined;
    }
  };

  return {
    file: async (id) => {
      const path = await fileDialog.open(question);
      return path === undefined ? undefined : read(id, "Read an import", () => readFileSource(path));
    },
    folder: async (id) => {
      const path = await fileDialog.folder(question);
      return path === undefined
        ? undefined
        : read(id, "Read an import", (signal) => readFolderSource(path, signal));
    },
    text: (id, text, name = "") =>
      read(id, "Read an import", async () => {
        const bytes = new TextEncoder().encode(text);
        return { name, files: [{ path: name || "pasted", bytes }], isFolder: false };
      }),
    apply: async (id, name, folderId) => {
      if (previewed?.id !== id) throw notPreviewed();
      await ports.ready();
      const { collection } = previewed;
      const kept = store.keep(collection, name, folderId);
      previewed = undefined;
      last = { id, kept };
      publish("requests.saved", { id: kept.folderId ?? kept.requestId ?? id });
      return {
        id,
        ...(kept.folderId === undefined ? {} : { folderId: kept.folderId }),
        ...(kept.requestId === undefined ? {} : { requestId: kept.requestId }),
        counts: countsOf(collection),
      };
    },
    undo: async (id) => {
      if (last?.id !== id) throw notPreviewed();
      const { kept } = last;
      store.takeBack(kept);
      last = undefined;
      publish("requests.saved", { id: kept.folderId ?? kept.requestId ?? id });
    },
    forget: (id) => {
      if (underWay?.id === id) underWay.abort.abort(cancelled());
      if (previewed?.id === id) previewed = undefined;
    },
    close: async () => {
      underWay?.abort.abort(cancelled());
      await underWay?.ended;
    },
  };
};

/** Beside the loop, and no longer than anybody wants it: a thread is ended whatever it is doing. */
const readSource = async (
  workers: WorkerHost,
  open: (signal: AbortSignal) => Promise<Source>,
  signal: AbortSignal,
): Promise<ImportedCollection> => {
  const source = await open(signal);
  signal.throwIfAborted();
  const job = workers.start("requests.import", source, () => {});
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  try {
    return (await Promise.race([job.ask(undefined), aborted])) as ImportedCollection;
  } finally {
    await job.end();
  }
};

const cancelled = (): AppFailure =>
  new AppFailure({
    code: "request_cancelled",
    message: "The import was cancelled; nothing was changed.",
    advice: "Import it again.",
  });

const notPreviewed = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "This import is not open any more.",
    advice: "Import it again.",
  });
