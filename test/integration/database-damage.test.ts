import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openTestWorkbench } from "../support/open-test-workbench.ts";

/** Overwrites all pages of the database but the first, after everything was moved into the file itself. */
const damage = (file: string): void => {
  const db = new BetterSqlite3(file);
  db.prepare("INSERT INTO settings (name, value) VALUES ('theirs', '1')").run();
  db.pragma("wal_checkpoint(TRUNCATE)");
  const pageSize = db.pragma("page_size", { simple: true }) as number;
  db.close();
  writeFileSync(file, readFileSync(file).fill(0xff, pageSize), { flag: "r+" });
};

test("a database that is damaged while the workbench runs is told as what it is (F-22)", async () => {
  const { workbench, dataFolder, dispose } = await openTestWorkbench();
  onTestFinished(dispose);
  await workbench.call("users.search", { text: "", limit: 10 });
  damage(join(dataFolder, "workbench.db"));
  expect(await workbench.call("users.search", { text: "", limit: 10 })).toMatchObject({
    ok: false,
    error: { code: "database_corrupt" },
  });
});
