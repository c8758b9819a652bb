import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0019, from version 18, finds what was there in the new index", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 18), () => 0);
  db.exec(`
    INSERT INTO exchanges (id, sent_as, method, shown_url, started_at, duration_ms, size_in_bytes, token_use)
    VALUES ('e', 'n', 'GET', 'https://api.example/', 1, 1, 1, 'none')`);
  migrate(db, migrations.slice(0, 19), () => 0);
  expect(schemaVersion(db)).toBe(19);
  const sql = "SELECT id FROM exchanges INDEXED BY exchanges_searched WHERE started_at < 2";
  expect(db.prepare(sql).pluck().all()).toEqual(["e"]);
});
