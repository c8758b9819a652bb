import BetterSqlite3 from "better-sqlite3";
import type { Database } from "./database.ts";

/** Opens a database for this connection alone, which may become larger than memory and is gone when it is closed. */
export const openScratch = (): Database => {
  const db = new BetterSqlite3("");
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  return db;
};
