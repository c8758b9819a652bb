import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { firstTables } from "../../../../main/db/migrations/0001-first-tables.ts";

const migrated = () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("trusted_schema = OFF");
  migrate(db, [firstTables], () => 0);
  return db;
};

const tablesOf = (db: BetterSqlite3.Database) =>
  db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .pluck()
    .all() as string[];

describe("migration 0001, from nothing", () => {
  it("makes the first version's tables, all of them strict", () => {
    const db = migrated();
    expect(schemaVersion(db)).toBe(1);
    expect(
      tablesOf(db)
        .filter((name) => !name.startsWith("sqlite_"))
        .sort(),
    ).toEqual([
      "client_configurations",
      "data_keys",
      "database_identity",
      "demo_idp_state",
      "exchanges",
      "keychain_leftovers",
      "login_runs",
      "roles",
      "saved_requests",
      "settings",
      "token_sets",
      "trace_entries",
      "user_roles",
      "users",
    ]);
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .pluck()
      .all();
    expect(loose).toEqual(["sqlite_schema"]);
  });

  it("stands SQLite's own checks", () => {
    const db = migrated();
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
  });

  it("brings the role User with its UUID", () => {
    expect(migrated().prepare("SELECT * FROM roles").all()).toEqual([
      { id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: "User" },
    ]);
  });

  it("gives each database an identity of its own (KD-06)", () => {
    const identity = () => migrated().prepare("SELECT id FROM database_identity").pluck().get();
    expect(identity()).toMatch(/^[0-9a-f]{32}$/);
    expect(identity()).not.toBe(identity());
  });
});
