import type { Migration } from "./migration.ts";

/** The clients' own keys for `private_key_jwt`; only the public side can be read without the vault. */
export const clientKeys: Migration = {
  version: 2,
  name: "client keys",
  up: (db) =>
    db.exec(`
      CREATE TABLE client_keys (
        configuration_id TEXT NOT NULL PRIMARY KEY REFERENCES client_configurations (id) ON DELETE CASCADE,
        public_side TEXT NOT NULL CHECK (json_valid(public_side)),
        sealed BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `),
};
