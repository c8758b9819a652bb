import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0016, from version 15, keeps replaced tokens as long as there is a token set", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 15), () => 0);
  db.exec(`
    INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c1', 'a', '{"alias":"A"}', 1, 1);
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources, first_login_at,
      last_login_at, login_count)
    VALUES ('u1', 'c1', 'i', 's', 'n', '', '', '{}', 1, 1, 1);
    INSERT INTO token_sets (user_id, has_refresh_token, sealed) VALUES ('u1', 0, x'01');
  `);
  migrate(db, migrations.slice(0, 16), () => 0);
  expect(schemaVersion(db)).toBe(16);
  db.exec("INSERT INTO replaced_tokens (user_id, sealed) VALUES ('u1', x'02')");
  db.exec("DELETE FROM token_sets");
  expect(db.prepare("SELECT count(*) FROM replaced_tokens").pluck().get()).toBe(0);
});
