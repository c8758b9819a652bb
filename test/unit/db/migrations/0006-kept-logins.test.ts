import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";
import { temporaryFolder } from "../../../support/temporary-data.ts";

const failed = {
  configurationAlias: "Électricité",
  loginHint: "Ada",
  error: {
    code: "token_error",
    message: "Refused.",
    wire: { error: "invalid_client", errorDescription: "No." },
  },
};
const succeeded = { configurationAlias: "B", user: { name: "u1", fullname: "Jörg\nMüller" } };

it("migration 0006, from 5, makes every run's words searchable and leaves the rest as it was", () => {
  const db = new BetterSqlite3(join(temporaryFolder(), "workbench.db"));
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 5), () => 0);
  db.exec(`INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at)
    VALUES ('c', 'c', '{}', 1, 1)`);
  const insert = db.prepare(`
    INSERT INTO login_runs (id, configuration_id, state, started_at, run) VALUES (?, 'c', 'failed', 1, ?)`);
  insert.run("failed", JSON.stringify(failed));
  insert.run("succeeded", JSON.stringify(succeeded));
  migrate(db, migrations.slice(0, 6), () => 0);
  expect(schemaVersion(db)).toBe(6);
  const rows = db.prepare("SELECT id, run, searched FROM login_runs ORDER BY seq").all();
  expect(rows).toEqual([
    {
      id: "failed",
      run: JSON.stringify(failed),
      searched: expect.stringMatching(/^electricite ada .*token_error refused\. invalid_client no\.$/),
    },
    {
      id: "succeeded",
      run: JSON.stringify(succeeded),
      searched: expect.stringMatching(/^b .*u1 jorg muller/),
    },
  ]);
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
});
