import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../main/db/index.ts";
import { migrate, schemaVersion } from "../../../main/db/migrate.ts";
import type { Migration } from "../../../main/db/migrations/migration.ts";
import { refusalOf, temporaryFolder } from "../../support/temporary-data.ts";

const step = (version: number, sql: string): Migration => ({
  version,
  name: `step ${version}`,
  up: (db) => void db.exec(sql),
});
const one = step(1, "CREATE TABLE notes (text TEXT) STRICT; INSERT INTO notes VALUES ('kept')");
const two = step(2, "ALTER TABLE notes ADD COLUMN colour TEXT");
const three = step(3, "UPDATE notes SET colour = 'blue'");
const failing = step(2, "INSERT INTO notes VALUES ('half done'); INSERT INTO missing VALUES (1)");

const open = (file: string, migrations: readonly Migration[], now = 0) => {
  const db = openDatabase(file, { now: () => now, migrations });
  onTestFinished(() => void db.close());
  return db;
};
const at = (folder: string, migrations: readonly Migration[], now?: number) =>
  open(join(folder, "workbench.db"), migrations, now);
const backupsIn = (folder: string) => readdirSync(join(folder, "backups")).sort();
const read = (file: string) => {
  const db = new BetterSqlite3(file, { readonly: true });
  onTestFinished(() => void db.close());
  return db;
};

describe("updating the schema", () => {
  it("runs only the steps that are missing, in order", () => {
    const folder = temporaryFolder();
    at(folder, [one]).close();
    const db = at(folder, [one, two, three]);
    expect(schemaVersion(db)).toBe(3);
    expect(db.prepare("SELECT * FROM notes").all()).toEqual([{ text: "kept", colour: "blue" }]);
  });

  it("backs up before each step, into a file that opens and holds what was there", () => {
    const folder = temporaryFolder();
    at(folder, [one]).close();
    at(folder, [one, two, three]).close();
    const names = backupsIn(folder);
    expect(names).toHaveLength(2);
    const [before2 = "", before3 = ""] = names.map((name) => join(folder, "backups", name));
    expect(schemaVersion(read(before2))).toBe(1);
    expect(read(before2).prepare("SELECT * FROM notes").all()).toEqual([{ text: "kept" }]);
    expect(schemaVersion(read(before3))).toBe(2);
    expect(read(before3).pragma("integrity_check", { simple: true })).toBe("ok");
  });

  it("makes a backup that can be put in the database's place", () => {
    const folder = temporaryFolder();
    at(folder, [one]).close();
    at(folder, [one, two]).close();
    const [name = ""] = backupsIn(folder);
    const restored = temporaryFolder();
    writeFileSync(join(restored, "workbench.db"), readFileSync(join(folder, "backups", name)));
    expect(at(restored, [one, two]).prepare("SELECT text FROM notes").pluck().all()).toEqual(["kept"]);
  });

  it.skipIf(process.platform === "win32")("keeps backups from other users (EX-35)", () => {
    const folder = temporaryFolder();
    at(folder, [one]).close();
    at(folder, [one, two]).close();
    const [name = ""] = backupsIn(folder);
    expect(statSync(join(folder, "backups")).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "backups", name)).mode & 0o777).toBe(0o600);
  });

  it("makes none of a new database or when there is nothing to do", () => {
    const folder = temporaryFolder();
    at(folder, [one, two]).close();
    at(folder, [one, two]).close();
    expect(readdirSync(folder)).toEqual(["workbench.db"]);
  });

  it("makes none of a database in memory, and writes nothing beside it", () => {
    const db = new BetterSqlite3(":memory:");
    onTestFinished(() => void db.close());
    migrate(db, [one], () => 0);
    migrate(db, [one, two, three], () => 0);
    expect(schemaVersion(db)).toBe(3);
    expect(existsSync("backups")).toBe(false);
  });

  it("keeps the newest seven backups", () => {
    const folder = temporaryFolder();
    const steps = [one];
    at(folder, steps).close();
    for (let version = 2; version <= 10; version += 1) {
      steps.push(step(version, "SELECT 1"));
      at(folder, [...steps], version * 1000).close();
    }
    const versions = backupsIn(folder).map((name) => /version-(\d+)/.exec(name)?.[1]);
    expect(versions).toEqual(["3", "4", "5", "6", "7", "8", "9"]);
  });

  it("undoes a step that fails, all of it (F-41)", async () => {
    const folder = temporaryFolder();
    at(folder, [one]).close();
    expect(await refusalOf(() => at(folder, [one, failing]))).toBe("database_unavailable");
    const db = at(folder, [one]);
    expect(schemaVersion(db)).toBe(1);
    expect(db.prepare("SELECT * FROM notes").all()).toEqual([{ text: "kept" }]);
  });

  it("does not begin a step when the backup can't be written", async () => {
    const folder = temporaryFolder();
    at(folder, [one]).close();
    writeFileSync(join(folder, "backups"), "a file where the folder should be");
    expect(await refusalOf(() => at(folder, [one, two]))).toBe("database_unavailable");
    expect(schemaVersion(at(folder, [one]))).toBe(1);
  });

  it("ignores what an interrupted backup left behind (F-03)", () => {
    const folder = temporaryFolder();
    at(folder, [one]).close();
    mkdirSync(join(folder, "backups"));
    const partial = "workbench.db.1970-01-01T00-00-00.000Z.version-1.backup.partial";
    writeFileSync(join(folder, "backups", partial), "half a backup");
    chmodSync(join(folder, "backups", partial), 0o600);
    at(folder, [one, two]).close();
    expect(backupsIn(folder)).toEqual(["workbench.db.1970-01-01T00-00-00.000Z.version-1.backup"]);
  });
});
