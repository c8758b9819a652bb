import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import BetterSqlite3 from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { schemaVersion } from "../../main/db/migrate.ts";
import { migrations } from "../../main/db/migrations/index.ts";
import { type BundledProgram, bundleProgram } from "../support/bundle-program.ts";
import { openTestDatabase, temporaryFolder } from "../support/temporary-data.ts";

let program: BundledProgram;
beforeAll(async () => {
  program = await bundleProgram(new URL("../support/crash-program.ts", import.meta.url));
  return program.remove;
});

/** Lets the program work on the file, kills it at the n-th acknowledgement, and answers the last one that came. */
const killAt = async (file: string, task: string, acknowledgements: number): Promise<string> => {
  const child = spawn(process.execPath, [program.path, file, task], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let last = "";
  let count = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    last = line;
    count += 1;
    if (count === acknowledgements) child.kill("SIGKILL");
  });
  await Promise.all([exited, once(lines, "close")]);
  expect(child.signalCode).toBe("SIGKILL");
  return last;
};

describe("a process that is killed while it writes", () => {
  it("loses nothing that it had acknowledged, and leaves nothing half done (F-01)", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    for (let round = 0; round < 6; round += 1) {
      const last = Number(await killAt(file, "write", 1 + Math.floor(Math.random() * 40)));
      const db = openTestDatabase(file);
      expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
      const saved = db.prepare("SELECT count(*) FROM settings WHERE name = ?").pluck();
      for (let count = 0; count <= last; count += 1) {
        expect(saved.get(`first ${count}`), `first ${count}`).toBe(1);
        expect(saved.get(`second ${count}`), `second ${count}`).toBe(1);
      }
      expect((db.prepare("SELECT count(*) FROM settings").pluck().get() as number) % 2).toBe(0);
      db.close();
    }
  }, 60_000);
});

describe("a process that is killed in an update of the schema", () => {
  it("leaves the version before, whole, when the step was not committed (F-02)", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    openTestDatabase(file).close();
    expect(await killAt(file, "die in the next step", 1)).toBe("in the next step");
    const db = openTestDatabase(file);
    expect(schemaVersion(db)).toBe(migrations.length);
    expect(db.prepare("SELECT count(*) FROM settings").pluck().get()).toBe(0);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(readdirSync(join(file, "..", "backups"))).toEqual([
      expect.stringMatching(`version-${migrations.length}\\.backup$`),
    ]);
  });

  it("leaves every step that was committed (F-02)", async () => {
    const file = join(temporaryFolder(), "workbench.db");
    openTestDatabase(file).close();
    expect(await killAt(file, "die in the step after", 1)).toBe("in the step after");
    const db = new BetterSqlite3(file);
    expect(schemaVersion(db)).toBe(migrations.length + 1);
    expect(db.prepare("SELECT value FROM settings WHERE name = 'second'").pluck().get()).toBe("1");
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    db.close();
    expect(readdirSync(join(file, "..", "backups"))).toHaveLength(2);
  });
});
