import type { Migration } from "./migration.ts";

/** Registrations that were made from here (RFC 7591); what ends them at the provider (RFC 7592) is sealed. */
export const clientRegistrations: Migration = {
  version: 9,
  name: "client registrations",
  up: (db) =>
    db.exec(`
      CREATE TABLE client_registrations (
        configuration_id TEXT NOT NULL PRIMARY KEY REFERENCES client_configurations (id) ON DELETE CASCADE,
        registered_at INTEGER NOT NULL,
        sealed BLOB
      ) STRICT, WITHOUT ROWID;
    `),
};
