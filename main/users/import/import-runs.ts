import { leaveCheckpointsToThreads } from "../../db/index.ts";
import type { RunningTask } from "../../tasks/index.ts";
import { orAborted } from "../or-aborted.ts";
import type { ClearUpInput } from "./clear-up.ts";
import { cancelled } from "./import-failures.ts";
import { createImportJournalStore, type ImportState } from "./import-journal-store.ts";
import type { UserImportPorts } from "./user-imports.ts";

/** Something that an import does, as a task. */
export type ImportAct<T> = (signal: AbortSignal, progress: RunningTask["progress"]) => Promise<T>;

/** Does what imports do, one thing at a time, and clears up after those that did not come to their end. */
export interface ImportRuns {
  /** Ends what is under way, then does this as a task with the id. @throws AppFailure `request_cancelled` */
  run<T>(title: string, id: string, act: ImportAct<T>): Promise<T>;
  /** The state of an import that has to be cleared up after, or is being written. */
  begun(): ImportState | undefined;
  /** Takes back what an import that was not finished has written; at the next start, when the program ends. */
  clearUp(): Promise<void>;
  close(): Promise<void>;
}

/** Clears up after the last run of the program, and makes the runs. */
export const createImportRuns = (ports: UserImportPorts): ImportRuns => {
  const { db, databaseFile, workers, logger, tasks } = ports;
  const { begun } = createImportJournalStore(db);
  const closing = new AbortController();
  let underWay: { readonly abort: AbortController; readonly ended: Promise<unknown> } | undefined;

  /** The threads write so much that the log is long. */
  const withoutCheckpoints = async <T>(act: () => Promise<T>): Promise<T> => {
    const resume = leaveCheckpointsToThreads(db);
    try {
      return await act();
    } finally {
      resume();
    }
  };
  const clearUp = async (): Promise<void> => {
    if (begun() === undefined || closing.signal.aborted) return;
    const input: ClearUpInput = { databaseFile };
    const job = workers.start("users.import.clear-up", input, () => {});
    try {
      await orAborted(closing.signal, job.finished);
    } catch (thrown) {
      if (!closing.signal.aborted) logger.error("users.import-not-taken-back", { kind: String(thrown) });
    } finally {
      await job.end();
    }
  };
  const clearUpAfterLast = async (): Promise<void> => {
    if (begun() === undefined) return;
    await withoutCheckpoints(clearUp);
    ports.publish("users.imported", {});
  };
  const lastCleared = clearUpAfterLast();

  return {
    run: async (title, id, act) => {
      await lastCleared;
      while (underWay !== undefined) {
        underWay.abort.abort(cancelled());
        await underWay.ended;
      }
      const abort = new AbortController();
      const task = tasks.start(title, () => abort.abort(cancelled()), id);
      const signal = AbortSignal.any([abort.signal, closing.signal]);
      const work = withoutCheckpoints(async () => {
        // What could not be taken back before is now.
        await clearUp();
        return act(signal, task.progress);
      });
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
    },
    begun,
    clearUp,
    close: async () => {
      closing.abort(cancelled());
      await Promise.all([underWay?.ended, lastCleared]);
    },
  };
};
