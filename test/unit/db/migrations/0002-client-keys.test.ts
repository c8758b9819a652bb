import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { firstTables } from "../../../../main/db/migrations/0001-first-tables.ts";
import { clientKeys } from "../../../../main/db/migrations/0002-client-keys.ts";
import { temporaryFolder } from "../../../support/temporary-data.ts";

const atVersion1 = () => {
  const db = new BetterSqlite3(join(temporaryFolder(), "workbench.db"));
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, [firstTables], () => 0);
  db.prepare(
    "INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at) VALUES ('c', 'a', '{}', 1, 1)",
  ).run();
  return db;
};

describe("migration 0002, from 1", () => {
  it("adds the clients' keys and leaves what is there", () => {
    const db = atVersion1();
    migrate(db, [firstTables, clientKeys], () => 0);
    expect(schemaVersion(db)).toBe(2);
    expect(db.prepare("SELECT count(*) FROM client_configurations").pluck().get()).toBe(1);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  it("deletes a key with its configuration", () => {
    const db = atVersion1();
    migrate(db, [firstTables, clientKeys], () => 0);
    db.prepare(
      "INSERT INTO client_keys (configuration_id, public_side, sealed) VALUES ('c', '{}', x'00')",
    ).run();
    db.prepare("DELETE FROM client_configurations").run();
    expect(db.prepare("SELECT count(*) FROM client_keys").pluck().get()).toBe(0);
  });
});
