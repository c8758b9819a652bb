import type { Migration } from "./migration.ts";

/**
 * The history is searched in an index that has all that is looked at, newest first: the rows themselves are large, as
 * what was exchanged stands in them.
 */
export const historySearch: Migration = {
  version: 19,
  name: "history search",
  up: (db) =>
    db.exec(`
      CREATE INDEX exchanges_searched ON exchanges (started_at, seq, method, status, sender, user_id,
        configuration_id, saved_request_id, run_id, sent_as, shown_url);
      DROP INDEX exchanges_by_start;
    `),
};
