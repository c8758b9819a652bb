import type BetterSqlite3 from "better-sqlite3";

/** An open database: the one connection of its thread. */
export type Database = BetterSqlite3.Database;
