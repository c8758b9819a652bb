import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { OperationInput } from "#shared/contract/operations.ts";
import { createConfigurationStore } from "../../main/configurations/configuration-store.ts";
import { openDatabase } from "../../main/db/index.ts";
import { createThreadWorkerHost } from "../../main/workers/index.ts";
import { manyUsersRoles, seedManyUsers } from "../support/many-users.ts";
import { openTestWorkbench, type TestWorkbench } from "../support/open-test-workbench.ts";
import { type BenchRow, compare, medianOf } from "./bench-row.ts";
import { watchLoop } from "./watch-loop.ts";

const USERS = 1_000_000;
const ROUNDS = 20;
const ACT_ROUNDS = 3;
const PAGE = 200;
const CONFIGURATION = "3f0c2a53-7e1b-4f57-9f0e-5a1f2f3f4a5b";

type Search = OperationInput<"users.search">;

interface Measured {
  readonly name: string;
  readonly search: Partial<Search>;
  /** What a program of one's own would ask for the same rows, after `SELECT * FROM users`. */
  readonly bare: string;
  /** Whether something about users has changed before each time, so that no list is at hand. */
  readonly isAfterChange?: true;
}

const newestFirst = "ORDER BY last_login_at DESC, seq DESC";
const byFullname = "ORDER BY fullname_key, seq";
const matching = (expression: string): string =>
  `WHERE seq IN (SELECT rowid FROM users_search WHERE users_search MATCH '${expression}')`;
const hasRole = (id: string): string =>
  `WHERE id IN (SELECT user_id FROM user_roles WHERE role_id = '${id}')`;
const sort = { column: "fullname", direction: "ascending" } as const;
const [planner, administrator] = manyUsersRoles;

const searches: readonly Measured[] = [
  { name: "first page", search: {}, bare: newestFirst },
  {
    name: "3 letters, 71,429 match",
    search: { text: "fam" },
    bare: `${matching("fam*")} ${newestFirst}`,
  },
  {
    name: "the same, nothing at hand",
    search: { text: "fam" },
    bare: `${matching("fam*")} ${newestFirst}`,
    isAfterChange: true,
  },
  {
    name: "the same by name",
    search: { text: "fam", sort },
    bare: `${matching("fam*")} ${byFullname}`,
  },
  {
    name: "a word that all have",
    search: { text: "northwind" },
    bare: `${matching("northwind*")} ${newestFirst}`,
    isAfterChange: true,
  },
  {
    name: "the same by name",
    search: { text: "northwind", sort },
    bare: `${matching("northwind*")} ${byFullname}`,
    isAfterChange: true,
  },
  {
    name: "e-mail prefix",
    search: { text: "given7.s7.77" },
    bare: `${matching('"given7" "s7" 77*')} ${newestFirst}`,
  },
  { name: "no hit", search: { text: "zzzzqq" }, bare: `${matching("zzzzqq*")} ${newestFirst}` },
  {
    name: "a role of 100,000",
    search: { roleId: planner.id },
    bare: `${hasRole(planner.id)} ${newestFirst}`,
    isAfterChange: true,
  },
  {
    name: "a role of 1,000, active, by name",
    search: { roleId: administrator.id, active: true, sort },
    bare: `${hasRole(administrator.id)} AND active = 1 ${byFullname}`,
    isAfterChange: true,
  },
  {
    name: "to the middle by name",
    search: { sort, from: USERS / 2 },
    bare: `${byFullname} LIMIT ${PAGE} OFFSET ${USERS / 2}`,
  },
  {
    name: "the same, nothing at hand",
    search: { sort, from: USERS / 2 },
    bare: `${byFullname} LIMIT ${PAGE} OFFSET ${USERS / 2}`,
    isAfterChange: true,
  },
];

/**
 * The list of a million users, with the real thread. Pages of 200 from the call to the answer, with their counts,
 * roles and token states; against a bare statement that finds and sorts the same rows and nothing else. Then a bulk
 * act and its undo, against one bare statement for all; and the longest that the main process's loop was held up
 * meanwhile and during all searches, against a loop with nothing to do.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const dataFolder = mkdtempSync(join(tmpdir(), "sso-workbench-users-"));
  try {
    seed(dataFolder);
    const workers = createThreadWorkerHost(resolve("out/worker/index.js"));
    const test = await openTestWorkbench({ dataFolder, workers });
    const db = new BetterSqlite3(join(dataFolder, "workbench.db"));
    try {
      const idle = await idleBlock();
      const rows = await measureSearches(test, db, idle);
      return [...rows, ...(await measureAct(test, db, idle))].map((row) => ({
        ...row,
        name: `users: ${row.name}`,
      }));
    } finally {
      db.close();
      await test.dispose();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

const measureSearches = async (
  test: TestWorkbench,
  db: BetterSqlite3.Database,
  idle: number,
): Promise<readonly BenchRow[]> => {
  const rows: BenchRow[] = [];
  const blocks: number[] = [];
  for (const measured of searches) {
    const ours = async () => {
      if (measured.isAfterChange) await change(test);
      const watched = watchLoop();
      const begun = performance.now();
      await test.call("users.search", { text: "", limit: PAGE, ...measured.search });
      const tookMs = performance.now() - begun;
      await nextTurn();
      blocks.push(watched.longestMs());
      return tookMs;
    };
    rows.push(await compare(measured.name, ROUNDS, ours, async () => bare(db, measured.bare)));
  }
  return [...rows, blockRow("longest block of the loop in all searches", [Math.max(...blocks)], idle)];
};

/** So that lists are read anew. */
const change = async (test: TestWorkbench): Promise<void> => {
  for (const tag of ["x", ""]) await test.call("users.tag", { selection: { ids: ["user-0000001"] }, tag });
};

const bare = (db: BetterSqlite3.Database, rest: string): number => {
  const begun = performance.now();
  db.prepare(`SELECT * FROM users ${rest} ${rest.includes("LIMIT") ? "" : `LIMIT ${PAGE}`}`).all();
  return performance.now() - begun;
};

/** Deactivates all who match, and undoes it. */
const measureAct = async (
  test: TestWorkbench,
  db: BetterSqlite3.Database,
  idle: number,
): Promise<readonly BenchRow[]> => {
  const blocks: number[] = [];
  const ours = async () => {
    const watched = watchLoop();
    const begun = performance.now();
    const selection = { filter: { text: "fam" }, except: [] };
    const { changed, undoId = "" } = await test.call("users.deactivate", { selection });
    const tookMs = performance.now() - begun;
    if (changed < USERS / 15) throw new Error(`Only ${changed} users were changed.`);
    await test.call("users.undo", { undoId });
    blocks.push(watched.longestMs());
    return tookMs;
  };
  const statement = async () => {
    const begun = performance.now();
    db.prepare(`UPDATE users SET active = 0 ${matching("fam*")} AND active = 1`).run();
    const tookMs = performance.now() - begun;
    db.exec(`UPDATE users SET active = 1 ${matching("fam*")} AND seq % 50 <> 1`);
    return tookMs;
  };
  const row = await compare("deactivate 70,000", ACT_ROUNDS, ours, statement);
  return [row, blockRow("longest block of the loop in it and its undo", blocks.slice(1), idle)];
};

const blockRow = (name: string, blocks: readonly number[], idle: number): BenchRow => {
  const median = medianOf(blocks);
  return { name, median, unit: "ms", baseline: idle, ratio: median / idle };
};

const idleBlock = async (): Promise<number> => {
  const watched = watchLoop();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return watched.longestMs();
};

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 2));

const seed = (dataFolder: string): void => {
  const db = openDatabase(join(dataFolder, "workbench.db"), { now: Date.now });
  const draft = { ...emptyDraft("Northwind"), issuer: "https://op.example", clientId: "client" };
  createConfigurationStore(db).insert({ ...draft, id: CONFIGURATION, createdAt: 1, updatedAt: 1 }, undefined);
  seedManyUsers(db, CONFIGURATION, USERS);
  db.close();
};
