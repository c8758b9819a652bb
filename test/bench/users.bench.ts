import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { OperationInput } from "#shared/contract/operations.ts";
import { openTestWorkbench, type TestWorkbench } from "../support/open-test-workbench.ts";
import { type BenchRow, compare } from "./bench-row.ts";

const USERS = 1_000_000;
const ROUNDS = 20;
const PAGE = 200;

type Search = OperationInput<"users.search">;

/** What is typed into the search, and the statement that a program of one's own would run for it. */
const searches: readonly (readonly [name: string, search: Partial<Search>, expression: string])[] = [
  ["users: first page", {}, ""],
  ["users: three letters", { text: "fam" }, "fam*"],
  ["users: e-mail prefix", { text: "given7.s7.77" }, '"given7" "s7" 77*'],
  ["users: no hit", { text: "zzzzqq" }, "zzzzqq*"],
];

/**
 * A page of 200 among a million users, from the call to the answer with its counts, roles and token states; against
 * a bare statement that finds and sorts the same rows and nothing else.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const dataFolder = mkdtempSync(join(tmpdir(), "sso-workbench-users-"));
  try {
    const test = await openTestWorkbench({ dataFolder });
    const db = new BetterSqlite3(join(dataFolder, "workbench.db"));
    try {
      const draft = { ...emptyDraft("Northwind"), issuer: "https://op.example", clientId: "client" };
      const { id } = await test.call("configurations.create", { draft });
      seed(db, id);
      const rows: BenchRow[] = [];
      for (const [name, search, expression] of searches) {
        rows.push(
          await compare(
            name,
            ROUNDS,
            () => ours(test, search),
            () => bare(db, expression),
          ),
        );
      }
      return rows;
    } finally {
      db.close();
      await test.dispose();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

const ours = async (test: TestWorkbench, search: Partial<Search>): Promise<number> => {
  const begun = performance.now();
  await test.call("users.search", { text: "", limit: PAGE, ...search });
  return performance.now() - begun;
};

const bare = async (db: BetterSqlite3.Database, expression: string): Promise<number> => {
  const matching =
    expression === "" ? "" : "WHERE seq IN (SELECT rowid FROM users_search WHERE users_search MATCH ?)";
  const begun = performance.now();
  db.prepare(`SELECT * FROM users ${matching} ORDER BY last_login_at DESC, seq DESC LIMIT ${PAGE}`).all(
    ...(expression === "" ? [] : [expression]),
  );
  return performance.now() - begun;
};

/** One in fourteen has a family name that begins with the three letters. */
const seed = (db: BetterSqlite3.Database, configurationId: string): void => {
  db.prepare(`
    WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${USERS - 1})
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources,
      first_login_at, last_login_at, login_count)
    SELECT printf('user-%07d', i), ?, 'https://op.example', printf('00u%07d', i), printf('00u%07d', i),
      printf('Given%d %s%d', i % 997, iif(i % 14 = 0, 'Family', 'Surname'), i % 4999),
      printf('given%d.s%d.%d@northwind.example', i % 997, i % 4999, i), '{}',
      1700000000000 + i, 1700000000000 + (i * 7919) % 100000000, 1
    FROM numbers`).run(configurationId);
  db.exec("ANALYZE");
};
