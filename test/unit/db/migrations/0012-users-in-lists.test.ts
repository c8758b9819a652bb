import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0012, from version 11, knows the end of every token, and what a user is sorted by", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 11), () => 0);
  db.exec(`
    INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c1', 'a', '{"alias":"A"}', 1, 1);
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources, first_login_at,
      last_login_at, login_count)
    SELECT value, 'c1', 'i', value, 'name ' || value, iif(value = 'u2', 'Ada', ''), value || '@x', '{}', 1, 1, 1
    FROM json_each('["u1", "u2", "u3"]');
    INSERT INTO token_sets (user_id, expires_at, has_refresh_token, sealed)
    VALUES ('u1', 7, 0, x'00'), ('u2', NULL, 0, x'00');
  `);
  migrate(db, migrations.slice(0, 12), () => 0);
  expect(schemaVersion(db)).toBe(12);
  const rows = db
    .prepare("SELECT token_ends_at, fullname_key, email_key, tag, forgotten_at FROM users ORDER BY id")
    .raw()
    .all();
  expect(rows).toEqual([
    [7, "name u1", "u1@x", "", null],
    [Number.MAX_SAFE_INTEGER, "Ada", "u2@x", "", null],
    [0, "name u3", "u3@x", "", null],
  ]);
});
