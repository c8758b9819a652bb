import { backUp } from "./back-up.ts";
import type { Database } from "./database.ts";
import { databaseFailure, databaseUnavailable } from "./database-failure.ts";
import type { Migration } from "./migrations/index.ts";

/**
 * Brings the schema up to date, step by step. Each step is one transaction (F-02, F-41: all of it or nothing);
 * a database that has data is backed up before each, unless it is in memory: there is nothing to come back to,
 * and no folder of its own to put a backup in.
 * @throws AppFailure `database_unavailable`, `database_corrupt`
 */
export const migrate = (db: Database, migrations: readonly Migration[], now: () => number): void => {
  const found = schemaVersion(db);
  for (const migration of migrations) {
    if (migration.version <= found) continue;
    if (found > 0 && !db.memory) backUp(db, now());
    run(db, migration);
  }
};

/** The `user_version` of a database: the number of its last migration, 0 for an empty one. */
export const schemaVersion = (db: Database): number => db.pragma("user_version", { simple: true }) as number;

const run = (db: Database, migration: Migration): void => {
  const step = db.transaction(() => {
    migration.up(db);
    db.pragma(`user_version = ${migration.version}`);
  });
  try {
    step.immediate();
  } catch (thrown) {
    const where = `update ${migration.version} (${migration.name})`;
    throw databaseFailure(thrown) ?? databaseUnavailable(`${where} failed and was undone`, thrown);
  }
};
