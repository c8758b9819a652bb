import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { createClientKeyStore } from "../../../../main/configurations/client-key-store.ts";
import { migrate, schemaVersion } from "../../../../main/db/migrate.ts";
import { migrations } from "../../../../main/db/migrations/index.ts";
import { createTestVault, temporaryFolder } from "../../../support/temporary-data.ts";

/** A database of version 7 with a key that was sealed there, brought to 8. */
const broughtTo8 = async () => {
  const db = new BetterSqlite3(join(temporaryFolder(), "workbench.db"));
  onTestFinished(() => void db.close());
  db.pragma("foreign_keys = ON");
  migrate(db, migrations.slice(0, 7), () => 0);
  db.prepare(
    "INSERT INTO client_configurations (id, alias_key, draft, created_at, updated_at) VALUES ('c', 'a', '{}', 1, 1)",
  ).run();
  // The vault knows the table as it is now; it has nothing to look for in the old one.
  const vault = createTestVault(db);
  await vault.unlock();
  const sealed = vault.seal({ table: "client_keys", row: "c", column: "sealed" }, "a private key");
  db.prepare("INSERT INTO client_keys (configuration_id, public_side, sealed) VALUES ('c', '{}', ?)").run(
    sealed,
  );
  migrate(db, migrations.slice(0, 8), () => 0);
  return { db, vault };
};

describe("migration 0008, from 7", () => {
  it("makes the keys that are there signing keys, which still open", async () => {
    const { db, vault } = await broughtTo8();
    expect(schemaVersion(db)).toBe(8);
    expect(db.prepare("SELECT id, role, public_side FROM client_keys").all()).toEqual([
      { id: "c", role: "signing", public_side: "{}" },
    ]);
    expect(createClientKeyStore(db, vault).privateJwk("c", "signing")).toBe("a private key");
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  it("has one key for each role, and all go with their configuration", async () => {
    const { db } = await broughtTo8();
    const add = db.prepare(
      "INSERT INTO client_keys (id, configuration_id, role, public_side, sealed) VALUES (?, 'c', ?, '{}', x'00')",
    );
    add.run("c/decryption", "decryption");
    expect(() => add.run("another", "decryption")).toThrow("UNIQUE");
    expect(() => add.run("another", "of_no_use")).toThrow("CHECK");
    db.prepare("DELETE FROM client_configurations").run();
    expect(db.prepare("SELECT count(*) FROM client_keys").pluck().get()).toBe(0);
  });
});
