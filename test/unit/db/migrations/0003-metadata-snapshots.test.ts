import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { firstTables } from "../../../../main/db/migrations/0001-first-tables.ts";
import { clientKeys } from "../../../../main/db/migrations/0002-client-keys.ts";
import { metadataSnapshots } from "../../../../main/db/migrations/0003-metadata-snapshots.ts";

const insertSnapshot = `
  INSERT INTO metadata_snapshots (configuration_id, taken_at, snapshot) VALUES ('c', ?, ?)`;

const atVersion2 = () => {
  const db = new BetterSqlite3(":memory:");
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  migrate(db, [firstTables, clientKeys], () => 0);
  db.prepare(
    "INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at) VALUES ('c', 'a', '{}', 1, 1)",
  ).run();
  return db;
};

const atVersion3 = () => {
  const db = atVersion2();
  migrate(db, [firstTables, clientKeys, metadataSnapshots], () => 0);
  return db;
};

describe("migration 0003, from 2", () => {
  it("adds the remembered imports and leaves what is there", () => {
    const db = atVersion3();
    expect(schemaVersion(db)).toBe(3);
    expect(db.prepare("SELECT id FROM client_configurations").pluck().all()).toEqual(["c"]);
    expect(db.prepare("SELECT count(*) FROM metadata_snapshots").pluck().get()).toBe(0);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
  });

  it("takes JSON only, in a strict table", () => {
    const db = atVersion3();
    expect(() => db.prepare(insertSnapshot).run(1, "no JSON")).toThrow(/CHECK/);
    expect(() => db.prepare(insertSnapshot).run("soon", "{}")).toThrow(/INTEGER/);
  });

  it("deletes them with their configuration, by an index", () => {
    const db = atVersion3();
    db.prepare(insertSnapshot).run(1, "{}");
    const plan = db
      .prepare("EXPLAIN QUERY PLAN SELECT 1 FROM metadata_snapshots WHERE configuration_id = 'c'")
      .all();
    expect(plan).toEqual([expect.objectContaining({ detail: expect.stringMatching(/^SEARCH .* USING/) })]);
    db.prepare("DELETE FROM client_configurations").run();
    expect(db.prepare("SELECT count(*) FROM metadata_snapshots").pluck().get()).toBe(0);
  });
});
