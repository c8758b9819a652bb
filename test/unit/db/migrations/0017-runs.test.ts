import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0017, from version 16, keeps runs of a folder that is deleted, and deletes those of a matrix", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 16), () => 0);
  db.exec(`
    INSERT INTO request_folders (id, name, position, created_at, updated_at) VALUES ('f', 'Orders', 1, 1, 1);
    INSERT INTO saved_requests (id, name, method, created_at, updated_at) VALUES ('r', 'List', 'GET', 1, 1);
  `);
  migrate(db, migrations.slice(0, 17), () => 0);
  expect(schemaVersion(db)).toBe(17);
  db.exec(`
    INSERT INTO matrices (id, folder_id, name, created_at, updated_at) VALUES ('m', 'f', 'Orders', 1, 1);
    INSERT INTO matrix_expectations VALUES ('m', 'r', 'c', 'refused', 403);
    INSERT INTO request_runs (id, kind, matrix_id, folder_id, name, state, started_at, asked, done)
    VALUES ('of-matrix', 'matrix', 'm', NULL, 'Orders', 'done', 1, 1, 1),
      ('of-folder', 'collection', NULL, 'f', 'Orders', 'done', 1, 1, 1);
    DELETE FROM request_folders;
  `);
  expect(db.prepare("SELECT id, folder_id FROM request_runs").raw().all()).toEqual([["of-folder", null]]);
  expect(db.prepare("SELECT count(*) FROM matrix_expectations").pluck().get()).toBe(0);
});
