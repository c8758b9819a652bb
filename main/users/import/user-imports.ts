import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { ImportFile, ImportOutcome, ImportPreview } from "#shared/users/user-import.ts";
import type { Database } from "../../db/index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FileDialog } from "../../ports/file-dialog.ts";
import type { Logger } from "../../ports/logger.ts";
import type { Random } from "../../ports/random.ts";
import type { RoleStore } from "../../roles/index.ts";
import type { RunningTask, Tasks } from "../../tasks/index.ts";
import { clearUp } from "./clear-up.ts";
import { cancelled, notPreviewed, unreadable } from "./import-failures.ts";
import { previewImport } from "./preview-import.ts";
import { createUserImportStore } from "./user-import-store.ts";
import { writeImport } from "./write-import.ts";

/** What imports work with. */
export interface UserImportPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly publish: Publish;
  readonly fileDialog: FileDialog;
  readonly roles: RoleStore;
  readonly tasks: Tasks;
  readonly configuration: (id: string) => ClientConfiguration;
}

/** What a preview or an import is given of the task that it is. */
export interface RunParts {
  readonly signal: AbortSignal;
  readonly progress: RunningTask["progress"];
}

/**
 * Imports of users from files, one at a time: a file is chosen, previewed, and then imported as it was. Both are tasks
 * with the file's id; when an import is cancelled, what it wrote is taken back.
 */
export interface UserImports {
  /** Asks for a file; undefined: none was chosen. @throws AppFailure `invalid_input` when it cannot be read */
  open(): Promise<ImportFile | undefined>;
  /** Reads the file and says what an import would do. @throws AppFailure `not_found`, `request_cancelled` */
  preview(id: string, configurationId: string): Promise<ImportPreview>;
  /**
   * Imports what was previewed: all of it, or nothing.
   * @throws AppFailure `not_found`, `invalid_input` when the file has problems, `request_cancelled`
   */
  apply(id: string, createsRoles: boolean): Promise<ImportOutcome>;
  /** Ends everything; what is not taken back by then is at the next start. */
  close(): Promise<void>;
}

const question = {
  title: "Import users",
  kinds: [
    { name: "CSV, JSON, SCIM", extensions: ["csv", "tsv", "txt", "json"] },
    { name: "All files", extensions: ["*"] },
  ],
} as const;

/** Takes back what an import wrote that the last run of the program did not finish, and makes the imports. */
export const createUserImports = (ports: UserImportPorts): UserImports => {
  const { clock, random, logger, tasks, fileDialog } = ports;
  const store = createUserImportStore(ports.db);
  const closing = new AbortController();
  let chosen: (ImportFile & { readonly path: string }) | undefined;
  let previewed: ImportPreview | undefined;
  let underWay: { readonly abort: AbortController; readonly ended: Promise<unknown> } | undefined;

  const finishLast = async (): Promise<void> => {
    if (store.begun() === undefined) return;
    await clearUp(store, clock, closing.signal);
    ports.publish("users.imported", {});
  };
  const lastFinished = finishLast().catch((thrown: unknown) => {
    if (!closing.signal.aborted) logger.error("users.import-not-taken-back", { kind: String(thrown) });
  });

  /** One at a time: what is under way is ended first. */
  const run = async <T>(title: string, id: string, act: (parts: RunParts) => Promise<T>): Promise<T> => {
    await lastFinished;
    while (underWay !== undefined) {
      underWay.abort.abort(cancelled());
      await underWay.ended;
    }
    const abort = new AbortController();
    const task = tasks.start(title, () => abort.abort(cancelled()), id);
    const signal = AbortSignal.any([abort.signal, closing.signal]);
    const work = act({ signal, progress: task.progress });
    const end = () => {
      underWay = undefined;
    };
    underWay = { abort, ended: work.then(end, end) };
    try {
      const done = await work;
      task.finish();
      return done;
    } catch (thrown) {
      task.drop();
      throw signal.aborted ? cancelled() : thrown;
    }
  };

  const fileOf = (id: string) => {
    if (chosen?.id !== id) throw notPreviewed();
    return chosen;
  };

  return {
    open: async () => {
      const path = await fileDialog.open(question);
      if (path === undefined) return undefined;
      const file = { id: random.uuid(), name: basename(path), sizeInBytes: await sizeOf(path) };
      chosen = { ...file, path };
      previewed = undefined;
      return file;
    },
    preview: (id, configurationId) => {
      const file = fileOf(id);
      previewed = undefined;
      const configuration = ports.configuration(configurationId);
      return run(`Read ${file.name}`, id, async (parts) => {
        const preview = await previewImport({ ...ports, ...parts, store, file, configuration });
        previewed = preview;
        return preview;
      });
    },
    apply: (id, createsRoles) => {
      const preview = previewed;
      if (preview === undefined || preview.id !== id || chosen?.id !== id) throw notPreviewed();
      previewed = undefined;
      return run(`Import ${chosen.name}`, id, (parts) =>
        writeImport({ ...ports, ...parts, store, preview, createsRoles, closing: closing.signal }),
      );
    },
    close: async () => {
      closing.abort(cancelled());
      await Promise.all([underWay?.ended, lastFinished]);
    },
  };
};

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
};
