import type { Migration } from "./migration.ts";

/** What providers published at each import, so that a later one can say what has changed. */
export const metadataSnapshots: Migration = {
  version: 3,
  name: "metadata snapshots",
  up: (db) =>
    db.exec(`
      CREATE TABLE metadata_snapshots (
        seq INTEGER PRIMARY KEY,
        configuration_id TEXT NOT NULL REFERENCES client_configurations (id) ON DELETE CASCADE,
        taken_at INTEGER NOT NULL,
        snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
      ) STRICT;
      CREATE INDEX metadata_snapshots_by_configuration ON metadata_snapshots (configuration_id, seq);
    `),
};
