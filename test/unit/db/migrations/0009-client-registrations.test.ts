import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0009, from version 8, adds a table and leaves the configurations", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 8), () => 0);
  db.prepare(`
    INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c1', 'a', '{"alias":"A"}', 1, 1)`).run();
  migrate(db, migrations.slice(0, 9), () => 0);
  expect(schemaVersion(db)).toBe(9);
  expect(db.prepare("SELECT count(*) FROM client_configurations").pluck().get()).toBe(1);
  db.prepare("INSERT INTO client_registrations VALUES ('c1', 5, NULL)").run();
  db.prepare("DELETE FROM client_configurations").run();
  expect(db.prepare("SELECT count(*) FROM client_registrations").pluck().get()).toBe(0);
});
