import { type Database, openForWriting } from "../../db/index.ts";
import type { TakeTurn } from "../../ports/worker-host.ts";
import { createImportJournalStore } from "./import-journal-store.ts";
import { inSlices } from "./in-slices.ts";

/** Users that are cleared up in one step. */
const AT_ONCE = 20;

/**
 * Takes a begun import back, or, when it is valid, forgets what was kept for that. What is not done when nobody wants
 * it any more can be done later.
 */
export const clearUp = async (db: Database, takeTurn: TakeTurn): Promise<void> => {
  const store = createImportJournalStore(db);
  const begun = store.begun();
  if (begun === undefined) return;
  const some = begun === "written" ? store.forgetSome : store.takeBackSome;
  await inSlices({ takeTurn, slice: db.transaction((act) => act()) }, () => some(AT_ONCE));
  // Copies what is in the log into the file, while nobody else waits for that.
  db.pragma("wal_checkpoint(PASSIVE)");
};

/** What the job needs that clears up after an import that was not finished. */
export interface ClearUpInput {
  readonly databaseFile: string;
}

/** {@link clearUp}, after a failure, a cancel or a crash. */
export const runClearUp = async (
  { databaseFile }: ClearUpInput,
  _report: unknown,
  takeTurn: TakeTurn,
): Promise<{ answer(): undefined; close(): void }> => {
  const db = openForWriting(databaseFile);
  try {
    await clearUp(db, takeTurn);
  } finally {
    db.close();
  }
  return { answer: () => undefined, close: () => {} };
};
