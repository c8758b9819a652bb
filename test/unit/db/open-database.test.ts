import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../../main/db/index.ts";
import { migrations } from "../../../main/db/migrations/index.ts";
import { addConfiguration, refusalOf, temporaryFolder } from "../../support/temporary-data.ts";

const open = (file: string): Database => {
  const db = openDatabase(file, { now: () => 0 });
  onTestFinished(() => void db.close());
  return db;
};

/** A closed database with a thousand configurations, so that it has pages enough to damage. */
const filledDatabase = (): string => {
  const file = join(temporaryFolder(), "workbench.db");
  const db = open(file);
  db.transaction(() => {
    for (let count = 0; count < 200; count += 1) addConfiguration(db, `Configuration ${count}`);
  })();
  db.close();
  return file;
};

/** Copies database and log as a crash would leave them: while they are open. */
const crashedCopy = (file: string): string => {
  const copy = join(temporaryFolder(), "workbench.db");
  for (const ending of ["", "-wal"]) {
    if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending);
  }
  return copy;
};

const overwrite = (file: string, position: number, bytes: Buffer): void => {
  const content = readFileSync(file);
  bytes.copy(content, position);
  writeFileSync(file, content);
};

const garbage = Buffer.alloc(4096, 0xa5);

/** Opening is refused with this code, and neither the file nor its log is changed by that. */
const expectRefused = async (file: string, code: string): Promise<void> => {
  const log = `${file}-wal`;
  const before = [readFileSync(file), existsSync(log) ? readFileSync(log) : undefined];
  expect(await refusalOf(() => open(file))).toBe(code);
  expect(readFileSync(file).equals(before[0] as Buffer)).toBe(true);
  if (before[1] !== undefined) expect(readFileSync(log).equals(before[1])).toBe(true);
};

describe("opening the database", () => {
  it("has the settings of security.md 5.2", () => {
    const db = open(join(temporaryFolder(), "workbench.db"));
    const value = (pragma: string) => db.pragma(pragma, { simple: true });
    expect(value("journal_mode")).toBe("wal");
    expect(value("synchronous")).toBe(2);
    expect(value("foreign_keys")).toBe(1);
    expect(value("busy_timeout")).toBe(5000);
    expect(value("trusted_schema")).toBe(0);
    expect(value("cell_size_check")).toBe(1);
    expect(value("secure_delete")).toBe(1);
    expect(value("journal_size_limit")).toBe(16 * 1024 * 1024);
    expect(value("application_id")).toBe(0x53534f57);
  });

  it("runs on an SQLite without the log-reset bug (at least 3.51.3)", () => {
    const db = open(join(temporaryFolder(), "workbench.db"));
    const version = db.prepare("SELECT sqlite_version()").pluck().get() as string;
    const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
  });

  it("finds everything again, and leaves one file when it is closed", () => {
    const file = filledDatabase();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(open(file).prepare("SELECT count(*) FROM client_configurations").pluck().get()).toBe(200);
  });

  it("opens in folders with spaces, emoji and right-to-left names (F-25)", () => {
    const folder = join(temporaryFolder(), "my data 🦊", "بيانات");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "workbench.db");
    addConfiguration(open(file));
    expect(existsSync(file)).toBe(true);
  });
});

describe.skipIf(process.platform === "win32")("files of the database", () => {
  const mode = (path: string) => statSync(path).mode & 0o777;

  it("are made for this user alone (EX-35)", () => {
    const folder = join(temporaryFolder(), "data");
    const file = join(folder, "workbench.db");
    addConfiguration(open(file));
    expect(mode(folder)).toBe(0o700);
    expect([mode(file), mode(`${file}-wal`), mode(`${file}-shm`)]).toEqual([0o600, 0o600, 0o600]);
  });

  it("lose rights that others had (F-29)", () => {
    const file = filledDatabase();
    chmodSync(file, 0o666);
    chmodSync(join(file, ".."), 0o777);
    open(file);
    expect(mode(file)).toBe(0o600);
    expect(mode(join(file, ".."))).toBe(0o700);
  });
});

describe("a database of a newer version", () => {
  it("is refused and stays as it is to the byte (F-39)", async () => {
    const file = filledDatabase();
    const db = new BetterSqlite3(file);
    db.pragma("user_version = 9999");
    db.close();
    await expectRefused(file, "database_newer");
  });

  it("is refused even when only the log of a crash says so (F-39)", async () => {
    const file = filledDatabase();
    const db = new BetterSqlite3(file);
    onTestFinished(() => void db.close());
    db.pragma("user_version = 9999");
    const copy = crashedCopy(file);
    expect(readFileSync(copy).readInt32BE(60)).toBe(migrations.length);
    await expectRefused(copy, "database_newer");
  });
});

describe("a file that is no database of ours", () => {
  it("is refused: a database of another program (F-43)", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    const db = new BetterSqlite3(file);
    db.exec("CREATE TABLE theirs (id INTEGER)");
    db.close();
    await expectRefused(file, "database_corrupt");
  });

  it("is refused: no database at all (F-44)", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    writeFileSync(file, "client_id,client_secret\n");
    await expectRefused(file, "database_corrupt");
  });

  it("is refused: a folder", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    mkdirSync(file);
    expect(["database_corrupt", "database_unavailable"]).toContain(await refusalOf(() => open(file)));
  });

  it("is filled when it is empty: there is nothing to lose (F-31)", () => {
    const file = join(temporaryFolder(), "workbench.db");
    writeFileSync(file, "");
    addConfiguration(open(file));
  });

  it("is refused when it is empty and its log is not (F-31)", async () => {
    const file = filledDatabase();
    addConfiguration(open(file));
    const copy = crashedCopy(file);
    truncateSync(copy, 0);
    await expectRefused(copy, "database_corrupt");
  });
});

describe("a damaged database", () => {
  it("is refused: garbage in the header (F-32)", async () => {
    const file = filledDatabase();
    overwrite(file, 0, garbage);
    await expectRefused(file, "database_corrupt");
  });

  it("is refused: garbage in the schema's page behind the header (F-32)", async () => {
    const file = filledDatabase();
    overwrite(file, 100, garbage.subarray(0, 3900));
    await expectRefused(file, "database_corrupt");
  });

  it("is refused: garbage in the middle (F-33, F-34)", async () => {
    const file = filledDatabase();
    for (const page of [20, 40, 60]) overwrite(file, page * 4096, garbage);
    await expectRefused(file, "database_corrupt");
  });

  it("is refused: cut off (F-35)", async () => {
    const file = filledDatabase();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expectRefused(file, "database_corrupt");
  });

  it("is refused with its log left alone: damaged and crashed at once", async () => {
    const file = filledDatabase();
    addConfiguration(open(file), "Only in the log");
    const copy = crashedCopy(file);
    for (const page of [20, 40, 60]) overwrite(copy, page * 4096, garbage);
    await expectRefused(copy, "database_corrupt");
  });
});

describe("after a crash", () => {
  it("what was committed is there, from the log", () => {
    const file = filledDatabase();
    addConfiguration(open(file), "Only in the log");
    const copy = open(crashedCopy(file));
    expect(copy.prepare("SELECT count(*) FROM client_configurations").pluck().get()).toBe(201);
  });

  it("a lost log costs only what was in it (F-36)", () => {
    const file = filledDatabase();
    addConfiguration(open(file), "Only in the log");
    const copy = crashedCopy(file);
    rmSync(`${copy}-wal`);
    const db = open(copy);
    expect(db.prepare("SELECT count(*) FROM client_configurations").pluck().get()).toBe(200);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  it("a stale index of the log does no harm (F-37)", () => {
    const file = filledDatabase();
    addConfiguration(open(file), "Only in the log");
    const copy = crashedCopy(file);
    writeFileSync(`${copy}-shm`, Buffer.alloc(32768, 0x5a));
    expect(open(copy).prepare("SELECT count(*) FROM client_configurations").pluck().get()).toBe(201);
  });

  it("a log cut off at any place leaves a sound database (F-14)", () => {
    const file = filledDatabase();
    const db = open(file);
    for (let count = 0; count < 10; count += 1) addConfiguration(db, `Late ${count}`);
    const length = statSync(`${file}-wal`).size;
    for (let cut = 0; cut < length; cut += Math.floor(length / 12)) {
      const copy = crashedCopy(file);
      truncateSync(`${copy}-wal`, cut);
      const reopened = open(copy);
      expect(reopened.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(
        reopened.prepare("SELECT count(*) FROM client_configurations").pluck().get(),
      ).toBeGreaterThanOrEqual(200);
    }
  });
});
