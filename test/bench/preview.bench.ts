import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import BetterSqlite3 from "better-sqlite3";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import {
  defaultProvisioning,
  defaultRoleParsing,
  standardRows,
} from "#shared/provisioning/provisioning-settings.ts";
import type { Role } from "#shared/roles/role.ts";
import { systemClock } from "../../main/ports/clock.ts";
import { systemRandom } from "../../main/ports/random.ts";
import type { SecretStore } from "../../main/ports/secret-store.ts";
import {
  evaluateProvisioning,
  loadExpressionSearches,
  type ProvisioningRules,
  roleDirectory,
} from "../../main/provisioning/index.ts";
import { createSealedReader, createVault, type DataKey } from "../../main/tokens/index.ts";
import { createThreadWorkerHost } from "../../main/workers/index.ts";
import { type SeededUser, seedKnownUsers } from "../support/known-users.ts";
import { memoryKeychain, openTestWorkbench, type TestWorkbench } from "../support/open-test-workbench.ts";
import { type BenchRow, compare, medianOf } from "./bench-row.ts";
import { watchLoop } from "./watch-loop.ts";

const USERS = 100_000;
const ROUNDS = 3;
const roleNames = ["Planner", "Approver", "Auditor"];

/** A custom flow and a custom parser: the dearest that there is. */
const rules: ProvisioningRules = {
  provisioning: {
    ...defaultProvisioning,
    flow: "custom",
    rows: [
      ...standardRows.filter(({ attribute }) => attribute !== "Fullname"),
      { attribute: "Fullname", source: "id_token", expression: "join(' ', [given_name, family_name])" },
    ],
  },
  roleParsing: {
    ...defaultRoleParsing,
    parser: "custom",
    token: "id_token",
    expression: "roles[?@ != 'Approver']",
  },
};

/**
 * The effect of settings on 100,000 known users, from the call to the counts, in the built thread; against a bare
 * loop over one statement, which reads what each user has and the roles, opens the claims, calls the
 * same pure function, and counts who gets and loses which attribute and role. It remembers nobody, finds no user for
 * a login, tells nothing on its way, and cannot be stopped. Each of its rounds is in a new thread as well, as code
 * that has run before is quicker; what it takes to start that thread is not counted for it.
 * The second row is the longest that the main process's loop was held up meanwhile, against a loop with nothing to do.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const dataFolder = mkdtempSync(join(tmpdir(), "sso-workbench-preview-"));
  const keychain = memoryKeychain();
  try {
    const seeded = await seedKnownUsers(dataFolder, keychain, roleNames, people());
    const keys = await keysOf(dataFolder, keychain);
    const workers = createThreadWorkerHost(resolve("out/worker/index.js"));
    const test = await openTestWorkbench({ dataFolder, keychain, workers });
    const blocks: number[] = [];
    const idle: number[] = [];
    const ours = async () => {
      const watched = watchLoop();
      const tookMs = await effect(test, seeded.configurationId);
      blocks.push(watched.longestMs());
      return tookMs;
    };
    const bare = async () => {
      const watched = watchLoop();
      await new Promise((done) => setTimeout(done, 1000));
      idle.push(watched.longestMs());
      return bareLoopInThread({ file: join(dataFolder, "workbench.db"), ...seeded, keys });
    };
    try {
      const row = await compare("preview", ROUNDS, ours, bare);
      const [median, baseline] = [medianOf(blocks.slice(1)), medianOf(idle.slice(1))];
      const longest = {
        name: "preview: longest block of the loop",
        median,
        baseline,
        ratio: median / baseline,
      };
      return [row, { ...longest, unit: "ms" }];
    } finally {
      await test.dispose();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

const effect = async (test: TestWorkbench, configurationId: string): Promise<number> => {
  const begun = performance.now();
  const { id } = await test.call("provisioning.effect.start", { configurationId, ...rules } as never);
  const ended = await test.next("task.progress", (task) => task.id === id && task.state !== "running");
  const counts = await test.call("provisioning.effect.get", { taskId: id });
  const tookMs = performance.now() - begun;
  if (ended.state !== "done" || counts.users !== USERS) throw new Error(JSON.stringify({ ended, counts }));
  await test.call("provisioning.effect.end", { taskId: id });
  return tookMs;
};

interface BareInput {
  readonly file: string;
  readonly configurationId: string;
  readonly roles: readonly Role[];
  readonly keys: readonly DataKey[];
}

const bareLoopInThread = async (input: BareInput): Promise<number> => {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: input });
  const tookMs = await new Promise<number>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  await worker.terminate();
  return tookMs;
};

const bareLoop = async ({ file, configurationId, roles, keys }: BareInput): Promise<number> => {
  const begun = performance.now();
  const search = (await loadExpressionSearches())();
  const directory = roleDirectory(roles);
  const roleOf = new Map(roles.map(({ id, name }) => [id, name]));
  const open = createSealedReader(keys);
  const db = new BetterSqlite3(file, { readonly: true });
  const counts = new Map<string, number>();
  const note = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const row of db.prepare<[string], BareRow>(bareRows).iterate(configurationId)) {
    const text = open({ table: "users", row: row.id, column: "claims" }, row.claims);
    const claims: LoginClaims = JSON.parse(Buffer.from(text.buffer, text.byteOffset, text.length).toString());
    const given = evaluateProvisioning(rules, claims, directory, search);
    const before = new Map([
      ["Name", row.name],
      ["Fullname", row.fullname],
      ["Email", row.email],
    ]);
    for (const { attribute, value } of given.attributes) {
      if (before.get(attribute) !== value) note(attribute);
    }
    const held = row.roleIds.split("\n").map((id) => roleOf.get(id) ?? id);
    const gets = given.roles.map(({ name }) => name);
    for (const name of held) if (!gets.includes(name)) note(`loses ${name}`);
    for (const name of gets) if (!held.includes(name)) note(`gets ${name}`);
  }
  db.close();
  if (counts.get("Fullname") === undefined || counts.get("loses Approver") === undefined) {
    throw new Error(JSON.stringify([...counts]));
  }
  return performance.now() - begun;
};

interface BareRow {
  readonly id: string;
  readonly name: string;
  readonly fullname: string;
  readonly email: string;
  readonly claims: Uint8Array;
  readonly roleIds: string;
}

const bareRows = `
  SELECT id, name, fullname, email, claims,
    (SELECT group_concat(role_id, char(10)) FROM user_roles WHERE user_id = users.id) AS roleIds
  FROM users NOT INDEXED WHERE configuration_id = ? AND active = 1 AND forgotten_at IS NULL`;

const keysOf = async (dataFolder: string, keychain: SecretStore): Promise<readonly DataKey[]> => {
  const db = new BetterSqlite3(join(dataFolder, "workbench.db"));
  const vault = createVault({ db, keychain, random: systemRandom, clock: systemClock, onStatus: () => {} });
  await vault.ready();
  db.close();
  return vault.keysForReading();
};

function* people(): Generator<SeededUser> {
  for (let index = 0; index < USERS; index += 1) {
    const given = `Given${index % 997}`;
    const family = `Family${index % 4999}`;
    const subject = `00u${index.toString(36).padStart(8, "0")}`;
    const roles = ["User", ...roleNames.filter((_name, nth) => index % (nth * 5 + 6) === 0)];
    const email = `${given}.${family}.${index}@northwind.example`.toLowerCase();
    const fullname = index % 30 === 0 ? `${family}, ${given}` : `${given} ${family}`;
    const idToken = {
      aud: "client",
      given_name: given,
      family_name: family,
      name: fullname,
      email,
      roles,
    } as never;
    yield { subject, fullname, email, roles, claims: { idToken, userinfo: { sub: subject, email } } };
  }
}

if (!isMainThread) parentPort?.postMessage(await bareLoop(workerData));
