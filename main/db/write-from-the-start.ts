import type { Database } from "./database.ts";

/**
 * Lets every transaction of a connection wait for its turn to write when it begins. One that reads first and writes
 * then is refused by SQLite, without any waiting, when a thread has written in between.
 */
export const writeFromTheStart = (db: Database): Database => {
  const make = db.transaction.bind(db);
  db.transaction = ((act: Parameters<typeof make>[0]) => make(act).immediate) as typeof db.transaction;
  return db;
};
