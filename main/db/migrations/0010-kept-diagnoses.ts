import type { Migration } from "./migration.ts";

/** What the doctor said last of each configuration as it was saved then, so that the list can say it, too. */
export const keptDiagnoses: Migration = {
  version: 10,
  name: "kept diagnoses",
  up: (db) =>
    db.exec(`
      CREATE TABLE diagnoses (
        configuration_id TEXT NOT NULL PRIMARY KEY REFERENCES client_configurations (id) ON DELETE CASCADE,
        of_updated_at INTEGER NOT NULL,
        asked_provider INTEGER NOT NULL CHECK (asked_provider IN (0, 1)),
        failed INTEGER NOT NULL,
        warnings INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `),
};
