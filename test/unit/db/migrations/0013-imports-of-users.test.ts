import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("makes the tables of an import that is under way, and none is", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 12), () => 0);
  migrate(db, migrations.slice(0, 13), () => 0);
  expect(schemaVersion(db)).toBe(13);
  expect(db.prepare("SELECT * FROM user_imports").all()).toEqual([]);
  expect(db.prepare("SELECT * FROM user_import_changes").all()).toEqual([]);
});
