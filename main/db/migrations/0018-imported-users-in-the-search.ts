import type { Migration } from "./migration.ts";

/**
 * Who has never logged in is put into the full-text index by the import that creates them, many at a time: after each
 * single row that a trigger puts there, FTS5 writes a whole new segment.
 */
export const importedUsersInTheSearch: Migration = {
  version: 18,
  name: "imported users in the search",
  up: (db) =>
    db.exec(`
      DROP TRIGGER users_search_insert;
      CREATE TRIGGER users_search_insert AFTER INSERT ON users WHEN new.login_count > 0 BEGIN
        INSERT INTO users_search (rowid, name, fullname, email, subject)
        VALUES (new.seq, new.name, new.fullname, new.email, new.subject);
      END;
    `),
};
