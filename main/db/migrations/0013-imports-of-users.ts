import type { Migration } from "./migration.ts";

/**
 * What is needed to take an import of users back that was not finished. It is empty but while one is under way, or
 * after a crash in one. Users that were created by it have a number after `after_seq` and no login.
 */
export const importsOfUsers: Migration = {
  version: 13,
  name: "imports of users",
  up: (db) =>
    db.exec(`
      CREATE TABLE user_imports (
        configuration_id TEXT NOT NULL PRIMARY KEY REFERENCES client_configurations (id) ON DELETE CASCADE,
        state TEXT NOT NULL CHECK (state IN ('writing', 'written')),
        after_seq INTEGER NOT NULL,
        new_roles TEXT NOT NULL CHECK (json_valid(new_roles))
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE user_import_changes (
        user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        before TEXT NOT NULL CHECK (json_valid(before))
      ) STRICT, WITHOUT ROWID;
    `),
};
