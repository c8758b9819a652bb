import type { Database } from "./database.ts";

/**
 * Commits what is written in it without waiting for the disk: a power cut may take it, a crash of the app does not. For
 * what nobody would miss, and what is written so often that the loop would stand still for it. Within a transaction it
 * is part of that.
 */
export const writeWithoutWaiting = (db: Database, act: () => void): void => {
  if (db.inTransaction) {
    act();
    return;
  }
  db.pragma("synchronous = NORMAL");
  try {
    db.transaction(act)();
  } finally {
    db.pragma("synchronous = FULL");
  }
};
