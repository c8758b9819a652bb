import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0015, from version 14, knows who sent an exchange by its user or its token", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 14), () => 0);
  db.exec(`
    INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c1', 'a', '{"alias":"A"}', 1, 1);
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources, first_login_at,
      last_login_at, login_count)
    VALUES ('u1', 'c1', 'i', 's', 'n', '', '', '{}', 1, 1, 1);
  `);
  const insert = db.prepare(`
    INSERT INTO exchanges (id, user_id, sent_as, method, shown_url, started_at, duration_ms, size_in_bytes, token_use)
    VALUES (?, ?, 'n', 'GET', '', 1, 1, 1, ?)`);
  insert.run("of a user", "u1", "sent");
  insert.run("of a user who is gone", null, "refreshed_first");
  insert.run("of nobody", null, "none");
  migrate(db, migrations.slice(0, 15), () => 0);
  expect(schemaVersion(db)).toBe(15);
  expect(db.prepare("SELECT id, sender FROM exchanges ORDER BY seq").raw().all()).toEqual([
    ["of a user", "user"],
    ["of a user who is gone", "user"],
    ["of nobody", "anonymous"],
  ]);
});
