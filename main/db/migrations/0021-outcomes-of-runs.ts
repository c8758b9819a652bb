import type { Migration } from "./migration.ts";

/** The list of a folder's runs says of each whether all passed, without opening it. */
export const outcomesOfRuns: Migration = {
  version: 21,
  name: "outcomes of runs",
  up: (db) => db.exec("ALTER TABLE request_runs ADD COLUMN not_passed INTEGER"),
};
