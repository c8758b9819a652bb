import { open, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import type { ExportFormat, ExportOutcome, UserSelection } from "#shared/users/user-query.ts";
import type { Database } from "../db/index.ts";
import type { FileDialog } from "../ports/file-dialog.ts";
import type { RunningTask, Tasks } from "../tasks/index.ts";
import type { UserFinding } from "./finding/user-finding.ts";
import { sliceSelection } from "./slice-selection.ts";
import { createUserActsStore } from "./user-acts-store.ts";
import { createUserExportStore, type UserExportStore } from "./user-export-store.ts";
import { writerOf } from "./user-file-writer.ts";

/** Writes users into files, some at a time, as tasks that can be cancelled. */
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

/** Makes the exports. */
export const createUserExports = (ports: {
  readonly db: Database;
  readonly finding: Pick<UserFinding, "all">;
  readonly tasks: Tasks;
  readonly fileDialog: FileDialog;
}): UserExports => {
  const { db, finding, tasks, fileDialog } = ports;
  const store = createUserExportStore(db);
  const parts = { store: createUserActsStore(db), finding };
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const write = async (path: string, selection: UserSelection, format: ExportFormat) => {
    const abort = new AbortController();
    const task = tasks.start(`Export ${basename(path)}`, () => abort.abort());
    const signal = AbortSignal.any([abort.signal, closing.signal]);
    const slices = () => sliceSelection(parts, selection);
    try {
      const written = await writeFile({ path, format, slices, store, signal, progress: task.progress });
      task.finish();
      return { written, fileName: basename(path) };
    } catch (thrown) {
      task.drop();
      throw signal.aborted ? cancelled() : unwritable(path, thrown);
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

interface WriteParts {
  readonly path: string;
  readonly format: ExportFormat;
  readonly slices: () => AsyncGenerator<readonly number[]>;
  readonly store: UserExportStore;
  readonly signal: AbortSignal;
  readonly progress: RunningTask["progress"];
}

/** Into a file beside it first, so that nobody takes half of it for all; answers how many users it has. */
const writeFile = async ({ path, format, slices, store, signal, progress }: WriteParts): Promise<number> => {
  const names = new Set<string>();
  let total = 0;
  for await (const seqs of slices()) {
    signal.throwIfAborted();
    total += seqs.length;
    for (const name of store.attributeNames(seqs)) names.add(name);
  }
  const partPath = `${path}.part`;
  // Only this user shall read who is in it.
  const file = await open(partPath, "w", 0o600);
  try {
    const writer = await writerOf(format, [...names].sort());
    let written = 0;
    await file.write(writer.begin);
    for await (const seqs of slices()) {
      signal.throwIfAborted();
      const users = store.read(seqs);
      await file.write(writer.rows(users));
      written += users.length;
      progress(written, total);
    }
    await file.write(writer.end);
    await file.close();
    await rename(partPath, path);
    return written;
  } catch (thrown) {
    await file.close();
    await rm(partPath, { force: true });
    throw thrown;
  }
};

const cancelled = (): AppFailure =>
  new AppFailure({
    code: "request_cancelled",
    message: "The export was cancelled; no file was written.",
    advice: "Export the users again.",
  });

/** Only the file's name: the folders above it are nobody's business. */
const unwritable = (path: string, thrown: unknown): AppFailure =>
  new AppFailure(
    {
      code: "invalid_input",
      message: `The file ${basename(path)} could not be written.`,
      advice: "Choose a folder that may be written to and has room.",
      cause: (thrown as NodeJS.ErrnoException).code ?? String(thrown),
    },
    { cause: thrown },
  );
