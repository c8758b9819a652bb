import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";

it("migration 0018, from version 17, leaves users who never logged in to whoever puts them there", () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 17), () => 0);
  const insert = (subject: string, loginCount: number) =>
    db
      .prepare(`
        INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources, first_login_at,
          last_login_at, login_count)
        VALUES (@subject, 'c1', 'i', @subject, @subject, '', '', '{}', 0, 0, @loginCount)`)
      .run({ subject, loginCount });
  const found = (text: string) =>
    db.prepare("SELECT count(*) FROM users_search WHERE users_search MATCH ?").pluck().get(text);
  db.pragma("foreign_keys = OFF");
  insert("before", 0);
  migrate(db, migrations.slice(0, 18), () => 0);
  insert("imported", 0);
  insert("came", 1);
  expect([found("before"), found("imported"), found("came")]).toEqual([1, 0, 1]);
});
