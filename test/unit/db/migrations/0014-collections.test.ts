import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0014, from version 13, keeps the order of requests and whom they are sent as", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 13), () => 0);
  db.exec(`
    INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c1', 'a', '{"alias":"A"}', 1, 1);
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources, first_login_at,
      last_login_at, login_count)
    VALUES ('u1', 'c1', 'i', 's', 'n', '', '', '{}', 1, 1, 1);
    INSERT INTO saved_requests (id, name, method, created_at, updated_at, user_id)
    VALUES ('late', 'Late', 'GET', 9, 9, 'u1'), ('early', 'Early', 'GET', 3, 3, NULL);
  `);
  migrate(db, migrations.slice(0, 14), () => 0);
  expect(schemaVersion(db)).toBe(14);
  const rows = db.prepare("SELECT id, send_as, folder_id FROM saved_requests ORDER BY position").raw().all();
  expect(rows).toEqual([
    ["early", "anonymous", null],
    ["late", "user", null],
  ]);
  db.exec(`
    INSERT INTO request_folders (id, name, position, created_at, updated_at) VALUES ('f', 'Orders', 1, 1, 1);
    UPDATE saved_requests SET folder_id = 'f' WHERE id = 'late';
    DELETE FROM request_folders;
  `);
  expect(db.prepare("SELECT id FROM saved_requests").pluck().all()).toEqual(["early"]);
});
