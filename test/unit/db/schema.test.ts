import { describe, expect, it } from "vitest";
import type { Database } from "../../../main/db/index.ts";
import { sealedColumns } from "../../../main/tokens/data-key-store.ts";
import { openTestDatabase } from "../../support/temporary-data.ts";

const tablesOf = (db: Database) =>
  db
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .pluck()
    .all();

describe("the schema after all updates", () => {
  it("has an index for every foreign key, so that a deletion looks at no other rows", () => {
    const db = openTestDatabase();
    for (const table of tablesOf(db)) {
      const keys = db.prepare('SELECT "from" FROM pragma_foreign_key_list(?)').pluck().all(table);
      for (const key of keys) {
        const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE ${key} = ''`).all();
        expect(plan, `${table}.${key}`).toEqual([
          expect.objectContaining({ detail: expect.stringMatching(/^SEARCH .* USING/) }),
        ]);
      }
    }
  });

  it("has no binary column that the vault does not know, but for the key's check value", () => {
    const db = openTestDatabase();
    const blobs = tablesOf(db).flatMap((table) => {
      const names = db
        .prepare("SELECT name FROM pragma_table_info(?) WHERE type = 'BLOB'")
        .pluck()
        .all(table);
      return names.map((name) => `${table}.${name}`);
    });
    const sealed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(blobs.sort()).toEqual([...sealed, "data_keys.check_value"].sort());
  });
});
