import BetterSqlite3 from "better-sqlite3";
import type { Database } from "./database.ts";
import { databaseFailure } from "./database-failure.ts";
import { connectionSettings } from "./open-database.ts";
import { writeFromTheStart } from "./write-from-the-start.ts";

/**
 * Opens a connection of its own to a database that is open, for a thread that writes very much. Its commits are on the
 * disk with the next one of `writeForGood` only; until then a power cut may take the last of them, in their order.
 * @throws AppFailure `database_corrupt`, `database_unavailable`
 */
export const openForWriting = (file: string): Database => {
  try {
    const db = new BetterSqlite3(file, { fileMustExist: true, timeout: 5000 });
    for (const setting of [...connectionSettings, ...settings]) db.pragma(setting);
    return writeFromTheStart(db);
  } catch (thrown) {
    throw databaseFailure(thrown) ?? thrown;
  }
};

/**
 * A page that many commits change is written back into the file once: 64 MiB of cache, 32 MiB of log. What is needed to
 * undo a single statement stays in memory: written into a file, it would be several times what is committed.
 */
const settings = [
  "synchronous = NORMAL",
  "cache_size = -65536",
  "wal_autocheckpoint = 8192",
  "temp_store = MEMORY",
];

/** Commits what is written in it, and all before it, to the disk. */
export const writeForGood = (db: Database, act: () => void): void => {
  db.pragma("synchronous = FULL");
  try {
    db.transaction(act)();
  } finally {
    db.pragma("synchronous = NORMAL");
  }
};

/**
 * Lets the threads that write very much copy the log into the file, until the answer is called: a commit of the main
 * process that does so would hold up its loop, as the log is long then.
 */
export const leaveCheckpointsToThreads = (db: Database): (() => void) => {
  left.set(db, (left.get(db) ?? 0) + 1);
  db.pragma("wal_autocheckpoint = 0");
  return () => {
    const others = (left.get(db) ?? 1) - 1;
    left.set(db, others);
    if (others === 0) db.pragma(`wal_autocheckpoint = ${DEFAULT_PAGES}`);
  };
};

/** How many threads each connection leaves them to. */
const left = new WeakMap<Database, number>();

/** SQLite's own default. */
const DEFAULT_PAGES = 1000;
