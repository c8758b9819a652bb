import type { Migration } from "./migration.ts";

/**
 * What is typed into a saved request may hold a secret, so URL, headers and body are sealed. An update has no
 * vault: what was kept plain so far moves to `unsealed`, and the store seals it and clears the column as soon as
 * the keychain gives the data key. How often a request was sent is counted in `exchanges`.
 */
export const sealedRequests: Migration = {
  version: 4,
  name: "sealed requests",
  up: (db) =>
    db.exec(`
      ALTER TABLE saved_requests ADD COLUMN name TEXT NOT NULL DEFAULT '';
      ALTER TABLE saved_requests ADD COLUMN method TEXT NOT NULL DEFAULT 'GET';
      ALTER TABLE saved_requests ADD COLUMN sealed BLOB;
      ALTER TABLE saved_requests ADD COLUMN unsealed TEXT CHECK (json_valid(unsealed));
      UPDATE saved_requests SET
        name = request ->> '$.name', method = request ->> '$.method', unsealed = request;
      ALTER TABLE saved_requests DROP COLUMN request;
      ALTER TABLE saved_requests DROP COLUMN last_status;
      ALTER TABLE saved_requests DROP COLUMN sent_count;
    `),
};
