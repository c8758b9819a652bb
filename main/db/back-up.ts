import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import type { Database } from "./database.ts";
import { databaseFailure, databaseUnavailable } from "./database-failure.ts";
import { protectFile, protectFolder } from "./protect-files.ts";

const KEPT_BACKUPS = 7;

/**
 * Copies the open database into the folder `backups` beside it, as one file that was opened and checked after
 * it was written (F-03: it gets its name only then). The newest seven are kept. Answers the backup's path.
 * @throws AppFailure `database_unavailable` when it can't be written or does not stand the check
 */
export const backUp = (db: Database, now: number): string => {
  const folder = join(dirname(db.name), "backups");
  const prefix = basename(db.name);
  const version = db.pragma("user_version", { simple: true }) as number;
  const time = new Date(now).toISOString().replaceAll(":", "-");
  const target = join(folder, `${prefix}.${time}.version-${version}.backup`);
  const partial = `${target}.partial`;
  try {
    protectFolder(folder);
    rmSync(partial, { force: true });
    protectFile(partial);
    db.prepare("VACUUM INTO ?").run(partial);
    verify(partial, db);
    renameSync(partial, target);
    dropOldest(folder, prefix);
  } catch (thrown) {
    rmSync(partial, { force: true });
    throw databaseFailure(thrown) ?? databaseUnavailable("the backup before the update failed", thrown);
  }
  return target;
};

const verify = (partial: string, db: Database): void => {
  const copy = new BetterSqlite3(partial, { readonly: true, fileMustExist: true });
  try {
    const same = (pragma: string) =>
      copy.pragma(pragma, { simple: true }) === db.pragma(pragma, { simple: true });
    if (copy.pragma("integrity_check(1)", { simple: true }) !== "ok") throw new Error("damaged backup");
    if (!same("user_version") || !same("application_id")) throw new Error("incomplete backup");
  } finally {
    copy.close();
  }
  const descriptor = openSync(partial, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
};

/** Names begin with the time, so their order is the order of age. */
const dropOldest = (folder: string, prefix: string): void => {
  const backups = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith(".backup"));
  for (const name of backups.sort().slice(0, -KEPT_BACKUPS)) rmSync(join(folder, name));
};
