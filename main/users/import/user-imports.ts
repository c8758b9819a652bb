import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { ImportFile, ImportOutcome, ImportPreview } from "#shared/users/user-import.ts";
import type { Database } from "../../db/index.ts";
import type { FileDialog } from "../../ports/file-dialog.ts";
import type { Logger } from "../../ports/logger.ts";
import type { Random } from "../../ports/random.ts";
import type { RunningJob, WorkerHost } from "../../ports/worker-host.ts";
import type { RunningTask, Tasks } from "../../tasks/index.ts";
import { orAborted } from "../or-aborted.ts";
import { hasProblems, notPreviewed, unreadable } from "./import-failures.ts";
import { createImportRuns } from "./import-runs.ts";
import type { ImportInput, ImportQuestion } from "./run-import.ts";

/** What imports work with. */
export interface UserImportPorts {
  readonly db: Database;
  readonly databaseFile: string;
  readonly workers: WorkerHost;
  readonly random: Random;
  readonly logger: Logger;
  readonly publish: Publish;
  readonly fileDialog: FileDialog;
  readonly tasks: Tasks;
  readonly configuration: (id: string) => ClientConfiguration;
}

/**
 * Imports of users from files, one at a time, each in a thread: a file is chosen, previewed, and then imported as it
 * was. Both are tasks with the file's id. What an import wrote that fails, is cancelled or breaks down is taken back.
 */
export interface UserImports {
  /** Asks for a file; undefined: none was chosen. @throws AppFailure `invalid_input` when it cannot be read */
  open(): Promise<ImportFile | undefined>;
  /** Reads the file and says what an import would do. @throws AppFailure `not_found`, `request_cancelled` */
  preview(id: string, configurationId: string): Promise<ImportPreview>;
  /**
   * Imports what was previewed: all of it, or nothing. To try again, it is previewed again.
   * @throws AppFailure `not_found`, `invalid_input` when the file has problems, `request_cancelled`
   */
  apply(id: string, createsRoles: boolean): Promise<ImportOutcome>;
  /** Forgets a file that is not imported, and ends what is under way with it. */
  forget(id: string): Promise<void>;
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

/** A file that was read, and the thread in which it is staged. */
interface Staged {
  readonly job: RunningJob;
  readonly preview: ImportPreview;
  /** Of which task its progress is told. */
  readonly told: { progress: RunningTask["progress"] };
}

/** Takes back what an import wrote that the last run of the program did not finish, and makes the imports. */
export const createUserImports = (ports: UserImportPorts): UserImports => {
  const { databaseFile, random, fileDialog } = ports;
  const { run, clearUp, begun, close } = createImportRuns(ports);
  let chosen: (ImportFile & { readonly path: string }) | undefined;
  let staged: Staged | undefined;

  const dropStaged = async (): Promise<void> => {
    const dropped = staged;
    staged = undefined;
    await dropped?.job.end();
  };
  const read = async (input: ImportInput, signal: AbortSignal, progress: RunningTask["progress"]) => {
    const told = { progress };
    const job = ports.workers.start("users.import", input, ({ done, total }) => told.progress(done, total));
    try {
      await orAborted(signal, job.finished);
      const preview = (await job.ask("preview" satisfies ImportQuestion)) as ImportPreview;
      staged = { job, told, preview };
      return preview;
    } catch (thrown) {
      await job.end();
      throw thrown;
    }
  };
  const write = async ({ job, preview }: Staged, createsRoles: boolean, signal: AbortSignal) => {
    const asked: ImportQuestion = { createsRoles };
    try {
      return (await orAborted(signal, job.ask(asked))) as ImportOutcome;
    } catch (thrown) {
      await job.end();
      const isWritten = begun() === "written";
      await clearUp();
      if (!isWritten) throw thrown;
      return expectedOutcome(preview, createsRoles);
    } finally {
      await job.end();
      ports.publish("users.imported", {});
      if (createsRoles && preview.unknownRoles.length > 0) ports.publish("roles.changed", {});
    }
  };

  return {
    open: async () => {
      const path = await fileDialog.open(question);
      if (path === undefined) return undefined;
      const file = { id: random.uuid(), name: basename(path), sizeInBytes: await sizeOf(path) };
      await dropStaged();
      chosen = { ...file, path };
      return file;
    },
    preview: (id, configurationId) => {
      if (chosen?.id !== id) throw notPreviewed();
      const file = chosen;
      const { issuer } = ports.configuration(configurationId);
      const dropped = dropStaged();
      return run(`Read ${file.name}`, id, async (signal, progress) => {
        await dropped;
        return read({ databaseFile, file, configurationId, issuer }, signal, progress);
      });
    },
    apply: (id, createsRoles) => {
      const own = staged;
      if (own?.preview.id !== id || chosen?.id !== id) throw notPreviewed();
      staged = undefined;
      return run(`Import ${chosen.name}`, id, async (signal, progress) => {
        own.told.progress = progress;
        const { problemCount } = own.preview;
        if (problemCount === 0) return write(own, createsRoles, signal);
        await own.job.end();
        throw hasProblems(problemCount);
      });
    },
    forget: async (id) => {
      if (chosen?.id !== id) return;
      chosen = undefined;
      ports.tasks.cancel(id);
      await dropStaged();
    },
    close: async () => {
      await close();
      await dropStaged();
    },
  };
};

/** An import does exactly what its preview said. */
const expectedOutcome = (preview: ImportPreview, createsRoles: boolean): ImportOutcome => {
  const { created, updated, unchanged } = createsRoles ? preview.countsWithNewRoles : preview.counts;
  return { created, updated, unchanged, createdRoles: createsRoles ? preview.unknownRoles.length : 0 };
};

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
};
