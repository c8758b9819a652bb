import type { Migration } from "./migration.ts";

/** The clients' certificates for TLS (RFC 8705); only the public side can be read without the vault. */
export const clientCertificates: Migration = {
  version: 7,
  name: "client certificates",
  up: (db) =>
    db.exec(`
      CREATE TABLE client_certificates (
        configuration_id TEXT NOT NULL PRIMARY KEY REFERENCES client_configurations (id) ON DELETE CASCADE,
        public_side TEXT NOT NULL CHECK (json_valid(public_side)),
        sealed BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `),
};
