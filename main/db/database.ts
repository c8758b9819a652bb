import type BetterSqlite3 from "better-sqlite3";

/** An open database: the one connection of the process. */
export type Database = BetterSqlite3.Database;
