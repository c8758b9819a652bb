import { statSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { AppFailure } from "#shared/app-error.ts";
import type { Database } from "./database.ts";
import { databaseCorrupt, databaseFailure, databaseNewer, databaseUnavailable } from "./database-failure.ts";
import { readFileHeader } from "./file-header.ts";
import { migrate, schemaVersion } from "./migrate.ts";
import { migrations as allMigrations, type Migration } from "./migrations/index.ts";
import { protectFile } from "./protect-files.ts";
import { writeFromTheStart } from "./write-from-the-start.ts";

export interface OpenOptions {
  now(): number;
  /** The steps of the schema; another list only in tests of the steps themselves. */
  readonly migrations?: readonly Migration[];
}

/** "SSOW" in ASCII: tells our database from any other SQLite file. */
export const APPLICATION_ID = 0x53534f57;

/** Larger files are not checked at start: it would hold up the window. */
const CHECKED_UP_TO_BYTES = 8 * 1024 * 1024;

/**
 * Opens the database, makes it if there is none, and brings its schema up to date. Nothing is written to a file
 * that is refused. Only this user can read the file and its folder (EX-35).
 * @throws AppFailure `database_newer`, `database_corrupt`, `database_unavailable`
 */
export const openDatabase = (file: string, options: OpenOptions): Database => {
  const migrations = options.migrations ?? allMigrations;
  try {
    const isNew = refuseByHeader(file, migrations);
    protectFile(file);
    if (!isNew && sizeOf(`${file}-wal`) > 0) probe(file, migrations);
    return connect(file, isNew, migrations, options.now);
  } catch (thrown) {
    if (thrown instanceof AppFailure) throw thrown;
    throw databaseFailure(thrown) ?? fileFailure(thrown);
  }
};

/** Looks at the file alone; answers whether it is a new one. */
const refuseByHeader = (file: string, migrations: readonly Migration[]): boolean => {
  const header = readFileHeader(file);
  if (header === undefined) {
    // SQLite would drop what is in the log of an emptied database (F-31).
    if (sizeOf(`${file}-wal`) > 0) throw databaseCorrupt("the file is empty but its write-ahead log is not");
    return true;
  }
  refuseForeign(header.applicationId, header.userVersion, migrations);
  return false;
};

const refuseForeign = (
  applicationId: number,
  userVersion: number,
  migrations: readonly Migration[],
): void => {
  if (applicationId !== APPLICATION_ID) throw databaseCorrupt("it is a database of another program");
  const known = migrations.at(-1)?.version ?? 0;
  if (userVersion > known) throw databaseNewer(userVersion, known);
};

/**
 * After a crash the newest state is in the write-ahead log, which a writing connection copies into the file
 * when it closes. This one can't, so that a database that is refused stays as it is.
 */
const probe = (file: string, migrations: readonly Migration[]): void => {
  const db = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    refuseUnfit(db, migrations);
  } finally {
    db.close();
  }
};

const refuseUnfit = (db: Database, migrations: readonly Migration[]): void => {
  const applicationId = db.pragma("application_id", { simple: true }) as number;
  refuseForeign(applicationId, schemaVersion(db), migrations);
  if (sizeOf(db.name) > CHECKED_UP_TO_BYTES) return;
  const verdict = db.pragma("quick_check(1)", { simple: true });
  if (verdict !== "ok") throw databaseCorrupt(`quick check: ${String(verdict)}`);
};

const connect = (
  file: string,
  isNew: boolean,
  migrations: readonly Migration[],
  now: () => number,
): Database => {
  const db = new BetterSqlite3(file, { timeout: 5000 });
  try {
    // Before the switch to WAL, so that it is in the file itself from the first page on.
    if (isNew) db.pragma(`application_id = ${APPLICATION_ID}`);
    else refuseUnfit(db, migrations);
    db.pragma("journal_mode = WAL");
    for (const setting of connectionSettings) db.pragma(setting);
    migrate(db, migrations, now);
    return writeFromTheStart(db);
  } catch (thrown) {
    db.close();
    throw thrown;
  }
};

/** What holds for every connection that writes. FULL, as with WAL the default may lose the last commits in a power cut. */
export const connectionSettings: readonly string[] = [
  "synchronous = FULL",
  "foreign_keys = ON",
  "trusted_schema = OFF",
  "cell_size_check = ON",
  "secure_delete = ON",
  `journal_size_limit = ${16 * 1024 * 1024}`,
];

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const fileFailure = (thrown: unknown): unknown => {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code;
  return code === undefined ? thrown : databaseUnavailable(code, thrown);
};
