import type { Migration } from "./migration.ts";

/** Large answers have a file each; the keys of the files are here, sealed, and go with their exchange. */
export const keptBodies: Migration = {
  version: 20,
  name: "kept bodies",
  up: (db) =>
    db.exec(`
      CREATE TABLE exchange_bodies (
        exchange_id TEXT NOT NULL PRIMARY KEY,
        sealed BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER exchange_bodies_end AFTER DELETE ON exchanges BEGIN
        DELETE FROM exchange_bodies WHERE exchange_id = old.id;
      END;
    `),
};
