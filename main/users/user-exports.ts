import { rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import type { ExportFormat, ExportOutcome, UserSelection } from "#shared/users/user-query.ts";
import type { Database } from "../db/index.ts";
import type { FileDialog } from "../ports/file-dialog.ts";
import type { WorkerHost } from "../ports/worker-host.ts";
import type { RunningTask, Tasks } from "../tasks/index.ts";
import { exportCancelled, unwritable } from "./export-failures.ts";
import type { UserFinding } from "./finding/user-finding.ts";
import { orAborted } from "./or-aborted.ts";
import type { ExportInput } from "./run-export.ts";
import { seqsOfSelection } from "./slice-selection.ts";
import { createUserActsStore } from "./user-acts-store.ts";

/** Writes users into files, each in a thread, as tasks that can be cancelled. */
export interface UserExports {
  /**
   * Asks for a file and writes the selected users into it; undefined: none was chosen. What is in the file already
   * stays until all is written.
   * @throws AppFailure `invalid_input` when it can't be written, `request_cancelled`
   */
  export(selection: UserSelection, format: ExportFormat): Promise<ExportOutcome | undefined>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

interface ExportPorts {
  readonly db: Database;
  readonly databaseFile: string;
  readonly workers: WorkerHost;
  readonly finding: Pick<UserFinding, "all">;
  readonly tasks: Tasks;
  readonly fileDialog: FileDialog;
}

/** Makes the exports. */
export const createUserExports = (ports: ExportPorts): UserExports => {
  const { db, finding, tasks, fileDialog } = ports;
  const parts = { store: createUserActsStore(db), finding };
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const write = async (path: string, selection: UserSelection, format: ExportFormat) => {
    const abort = new AbortController();
    const task = tasks.start(`Export ${basename(path)}`, () => abort.abort());
    const signal = AbortSignal.any([abort.signal, closing.signal]);
    try {
      const seqs = await orAborted(signal, seqsOfSelection(parts, selection));
      const written = await writeInThread(ports, { path, format, seqs }, signal, task);
      task.finish();
      return { written, fileName: basename(path) };
    } catch (thrown) {
      task.drop();
      throw signal.aborted ? exportCancelled() : thrown;
    }
  };
  return {
    export: async (selection, format) => {
      const path = await fileDialog.save(questionOf(format));
      if (path === undefined || closing.signal.aborted) return undefined;
      const work = write(path, selection, format);
      underWay.add(work);
      return work.finally(() => underWay.delete(work));
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(underWay);
    },
  };
};

const questionOf = (format: ExportFormat) => ({
  title: "Export users",
  fileName: `users.${format}`,
  kinds: [{ name: format.toUpperCase(), extensions: [format] }],
});

/** Into a file beside it first, so that nobody takes half of it for all; answers how many users it has. */
const writeInThread = async (
  { workers, databaseFile }: ExportPorts,
  what: Pick<ExportInput, "path" | "format" | "seqs">,
  signal: AbortSignal,
  task: Pick<RunningTask, "progress">,
): Promise<number> => {
  const input: ExportInput = { ...what, databaseFile, partPath: `${what.path}.part` };
  const job = workers.start("users.export", input, ({ done, total }) => task.progress(done, total));
  try {
    await orAborted(signal, job.finished);
    const written = (await job.ask("written")) as number;
    await rename(input.partPath, what.path).catch((thrown: unknown) => {
      throw unwritable(what.path, thrown);
    });
    return written;
  } catch (thrown) {
    await job.end();
    await rm(input.partPath, { force: true });
    throw thrown;
  } finally {
    await job.end();
  }
};
