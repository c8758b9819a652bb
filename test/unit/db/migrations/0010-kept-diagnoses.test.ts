import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0010, from version 9, adds a table whose rows go with their configuration", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 9), () => 0);
  db.prepare(`
    INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c1', 'a', '{"alias":"A"}', 1, 1)`).run();
  migrate(db, migrations.slice(0, 10), () => 0);
  expect(schemaVersion(db)).toBe(10);
  db.prepare("INSERT INTO diagnoses VALUES ('c1', 1, 0, 2, 3)").run();
  expect(() => db.prepare("INSERT INTO diagnoses VALUES ('c2', 1, 0, 2, 3)").run()).toThrow("FOREIGN KEY");
  db.prepare("DELETE FROM client_configurations").run();
  expect(db.prepare("SELECT count(*) FROM diagnoses").pluck().get()).toBe(0);
});
