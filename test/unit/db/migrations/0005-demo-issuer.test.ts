import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";
import { temporaryFolder } from "../../../support/temporary-data.ts";

it("migration 0005, from 4, leaves the demo's state as it was, its issuer unknown until its next start", () => {
  const db = new BetterSqlite3(join(temporaryFolder(), "workbench.db"));
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 4), () => 0);
  db.exec("INSERT INTO demo_idp_state (name, sealed) VALUES ('state', x'0102')");
  migrate(db, migrations.slice(0, 5), () => 0);
  expect(schemaVersion(db)).toBe(5);
  expect(db.prepare("SELECT * FROM demo_idp_state").all()).toEqual([
    { name: "state", sealed: Buffer.from([1, 2]), issuer: null },
  ]);
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
});
