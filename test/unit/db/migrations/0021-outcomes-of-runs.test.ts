import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0021, from version 20, keeps runs, of which it does not know what they came to", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 20), () => 0);
  db.exec(`
    INSERT INTO request_runs (id, kind, name, state, started_at, asked, done)
    VALUES ('kept', 'collection', 'Orders', 'done', 1, 1, 1)`);
  migrate(db, migrations.slice(0, 21), () => 0);
  expect(schemaVersion(db)).toBe(21);
  expect(db.prepare("SELECT id, done, not_passed FROM request_runs").raw().all()).toEqual([
    ["kept", 1, null],
  ]);
});
