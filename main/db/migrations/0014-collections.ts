import type { Migration } from "./migration.ts";

/**
 * Requests are kept in folders and have a place in them; their variables, and those of environments, are sealed.
 * Whom a request or an exchange was sent as is said by a kind besides the user: the client itself is one, too.
 * The paths of files that were chosen for bodies are known here alone.
 */
export const collections: Migration = {
  version: 14,
  name: "collections",
  up: (db) =>
    db.exec(`
      CREATE TABLE request_folders (
        id TEXT NOT NULL PRIMARY KEY,
        parent_id TEXT REFERENCES request_folders (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        sealed BLOB,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX request_folders_by_parent ON request_folders (parent_id);

      CREATE TABLE environments (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        sealed BLOB
      ) STRICT;

      CREATE TABLE request_files (
        id TEXT NOT NULL PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        chosen_at INTEGER NOT NULL
      ) STRICT;

      ALTER TABLE saved_requests ADD COLUMN folder_id TEXT REFERENCES request_folders (id) ON DELETE CASCADE;
      ALTER TABLE saved_requests ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE saved_requests ADD COLUMN send_as TEXT NOT NULL DEFAULT 'anonymous'
        CHECK (send_as IN ('anonymous', 'current', 'user', 'client'));
      ALTER TABLE saved_requests ADD COLUMN configuration_id TEXT
        REFERENCES client_configurations (id) ON DELETE SET NULL;
      CREATE INDEX saved_requests_by_folder ON saved_requests (folder_id);
      CREATE INDEX saved_requests_by_configuration ON saved_requests (configuration_id);
      UPDATE saved_requests SET send_as = iif(user_id IS NULL, 'anonymous', 'user');
      UPDATE saved_requests SET position = places.place FROM (
        SELECT id AS placed, row_number() OVER (ORDER BY created_at, rowid) AS place FROM saved_requests
      ) AS places WHERE placed = id;

      ALTER TABLE exchanges ADD COLUMN configuration_id TEXT
        REFERENCES client_configurations (id) ON DELETE SET NULL;
      CREATE INDEX exchanges_by_configuration ON exchanges (configuration_id)
        WHERE configuration_id IS NOT NULL;
      ALTER TABLE exchanges ADD COLUMN run_id TEXT;
      CREATE INDEX exchanges_by_run ON exchanges (run_id) WHERE run_id IS NOT NULL;
    `),
};
