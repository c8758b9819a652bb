import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";
import { temporaryFolder } from "../../../support/temporary-data.ts";

const request = {
  name: 'Orders "🦊"',
  method: "POST",
  url: "https://api.example/?key=marked",
  headers: [{ name: "X-Key", value: "marked" }],
  body: '{"a": 1.10}\n',
};

/** With one request that was sent, and its exchange. */
const atVersion3 = () => {
  const db = new BetterSqlite3(join(temporaryFolder(), "workbench.db"));
  onTestFinished(() => void db.close());
  for (const setting of ["foreign_keys = ON", "trusted_schema = OFF", "secure_delete = ON"])
    db.pragma(setting);
  migrate(db, migrations.slice(0, 3), () => 0);
  db.prepare(`
    INSERT INTO saved_requests (id, request, created_at, updated_at, last_status, sent_count)
    VALUES ('r', ?, 1, 2, 200, 7)`).run(JSON.stringify(request));
  db.exec(`
    INSERT INTO exchanges (id, saved_request_id, sent_as, method, shown_url, started_at, duration_ms,
      size_in_bytes, token_use)
    VALUES ('e', 'r', 'Alice', 'POST', '', 1, 1, 1, 'none')`);
  return db;
};

describe("migration 0004, from 3", () => {
  it("takes name and method out of each request and keeps the rest for the store to seal", () => {
    const db = atVersion3();
    migrate(db, migrations.slice(0, 4), () => 0);
    expect(schemaVersion(db)).toBe(4);
    const { unsealed, ...row } = db.prepare("SELECT * FROM saved_requests").get() as { unsealed: string };
    expect(row).toEqual({
      id: "r",
      name: request.name,
      method: "POST",
      sealed: null,
      user_id: null,
      created_at: 1,
      updated_at: 2,
    });
    expect(JSON.parse(unsealed)).toEqual(request);
  });

  it("leaves the history with its requests, and a sound database", () => {
    const db = atVersion3();
    migrate(db, migrations.slice(0, 4), () => 0);
    expect(db.prepare("SELECT saved_request_id FROM exchanges").pluck().get()).toBe("r");
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
  });

  it("leaves no second copy: what the store clears is gone", () => {
    const db = atVersion3();
    migrate(db, migrations.slice(0, 4), () => 0);
    db.exec("UPDATE saved_requests SET unsealed = NULL");
    expect(db.serialize().includes("marked")).toBe(false);
  });
});
