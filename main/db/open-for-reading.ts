import BetterSqlite3 from "better-sqlite3";
import type { Database } from "./database.ts";
import { databaseFailure } from "./database-failure.ts";

/**
 * Opens a connection of its own to a database that is open, for a thread that only reads. It sees what others have
 * committed, and holds nobody up.
 * @throws AppFailure `database_corrupt`, `database_unavailable`
 */
export const openForReading = (file: string): Database => {
  try {
    return new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  } catch (thrown) {
    throw databaseFailure(thrown) ?? thrown;
  }
};
