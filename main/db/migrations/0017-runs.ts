import type { Migration } from "./migration.ts";

/**
 * Authorization matrices with what is expected of their cells, and runs of matrices and folders. What a matrix
 * consists of and what a run found are sealed: values of variables, paths and messages are among it.
 */
export const runs: Migration = {
  version: 17,
  name: "runs",
  up: (db) =>
    db.exec(`
      CREATE TABLE matrices (
        id TEXT NOT NULL PRIMARY KEY,
        folder_id TEXT REFERENCES request_folders (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        sealed BLOB,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX matrices_by_folder ON matrices (folder_id);

      CREATE TABLE matrix_expectations (
        matrix_id TEXT NOT NULL REFERENCES matrices (id) ON DELETE CASCADE,
        request_id TEXT NOT NULL REFERENCES saved_requests (id) ON DELETE CASCADE,
        column_id TEXT NOT NULL,
        expected TEXT NOT NULL CHECK (expected IN ('allowed', 'refused', 'either')),
        status INTEGER,
        PRIMARY KEY (matrix_id, request_id, column_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX matrix_expectations_by_request ON matrix_expectations (request_id);

      CREATE TABLE request_runs (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('matrix', 'collection')),
        matrix_id TEXT REFERENCES matrices (id) ON DELETE CASCADE,
        folder_id TEXT REFERENCES request_folders (id) ON DELETE SET NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        asked INTEGER NOT NULL,
        done INTEGER NOT NULL,
        sealed BLOB
      ) STRICT;
      CREATE INDEX request_runs_by_matrix ON request_runs (matrix_id, started_at);
      CREATE INDEX request_runs_by_folder ON request_runs (folder_id, started_at);
      CREATE INDEX request_runs_by_start ON request_runs (started_at);
    `),
};
