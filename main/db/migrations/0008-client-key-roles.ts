import type { Migration } from "./migration.ts";

/**
 * Several keys for a client, told apart by what they are for. A key's `id` is bound to its sealed value: that of a
 * signing key stays the configuration's id, so that keys of earlier versions still open; the others have their role
 * behind it.
 */
export const clientKeyRoles: Migration = {
  version: 8,
  name: "client key roles",
  up: (db) =>
    db.exec(`
      CREATE TABLE client_keys_with_roles (
        id TEXT NOT NULL PRIMARY KEY,
        configuration_id TEXT NOT NULL REFERENCES client_configurations (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('signing', 'next_signing', 'decryption')),
        public_side TEXT NOT NULL CHECK (json_valid(public_side)),
        sealed BLOB NOT NULL,
        UNIQUE (configuration_id, role)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO client_keys_with_roles (id, configuration_id, role, public_side, sealed)
        SELECT configuration_id, configuration_id, 'signing', public_side, sealed FROM client_keys;
      DROP TABLE client_keys;
      ALTER TABLE client_keys_with_roles RENAME TO client_keys;
    `),
};
