import BetterSqlite3 from "better-sqlite3";
import { AppFailure } from "#shared/app-error.ts";

/** The database is damaged; it was left as it is. `cause` says how that was noticed. */
export const databaseCorrupt = (cause: string, thrown?: unknown): AppFailure =>
  new AppFailure(
    {
      code: "database_corrupt",
      message: "The workbench's database is damaged or is not one. It was left as it is.",
      advice:
        "Close the workbench, put a file of the folder “backups” in its place or move it away to begin anew, then start again.",
      cause,
    },
    { cause: thrown },
  );

/** The database was written by a later version; it was left as it is. */
export const databaseNewer = (found: number, known: number): AppFailure =>
  new AppFailure({
    code: "database_newer",
    message: "The data was written by a newer version of the workbench. It was left as it is.",
    advice: "Update the workbench, or start it with another data folder.",
    cause: `schema version ${found}, this program knows ${known}`,
  });

/** The database can't be opened or written now. */
export const databaseUnavailable = (cause: string, thrown?: unknown): AppFailure =>
  new AppFailure(
    {
      code: "database_unavailable",
      message: "The workbench's database can't be read or written now.",
      advice:
        "Make sure that the data folder can be written, that the disk has space, and that no other program uses the file; then try again.",
      cause,
    },
    { cause: thrown },
  );

/**
 * What an exception of SQLite means to a person: damage or a file that can't be used; undefined for anything
 * else, mistakes in our own SQL among them. SQLite's messages name tables and columns, never values.
 */
export const databaseFailure = (thrown: unknown): AppFailure | undefined => {
  if (!(thrown instanceof BetterSqlite3.SqliteError)) return undefined;
  const cause = `${thrown.code}: ${thrown.message}`;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(thrown.code)) return databaseCorrupt(cause, thrown);
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|PERM|AUTH|NOMEM)/.test(thrown.code)) {
    return databaseUnavailable(cause, thrown);
  }
  return undefined;
};
