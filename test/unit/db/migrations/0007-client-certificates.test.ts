import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";
import { temporaryFolder } from "../../../support/temporary-data.ts";

it("migration 0007, from 6, leaves configurations as they were, and takes a certificate for each", () => {
  const db = new BetterSqlite3(join(temporaryFolder(), "workbench.db"));
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 6), () => 0);
  db.exec(`
    INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c1', 'northwind', '{"alias":"Northwind"}', 1, 2)`);
  migrate(db, migrations.slice(0, 7), () => 0);
  expect(schemaVersion(db)).toBe(7);
  expect(db.prepare("SELECT id, draft FROM client_configurations").all()).toEqual([
    { id: "c1", draft: '{"alias":"Northwind"}' },
  ]);
  db.exec("INSERT INTO client_certificates VALUES ('c1', '{}', x'0102')");
  expect(() => db.exec("INSERT INTO client_certificates VALUES ('c2', '{}', x'0102')")).toThrow(
    "FOREIGN KEY",
  );
  db.exec("DELETE FROM client_configurations");
  expect(db.prepare("SELECT count(*) FROM client_certificates").pluck().get()).toBe(0);
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
});
