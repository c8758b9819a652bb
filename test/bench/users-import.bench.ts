import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { ExportFormat } from "#shared/users/user-query.ts";
import { createThreadWorkerHost } from "../../main/workers/index.ts";
import { memoryKeychain, openTestWorkbench, type TestWorkbench } from "../support/open-test-workbench.ts";
import type { BenchRow } from "./bench-row.ts";
import { watchLoop } from "./watch-loop.ts";

/** A million take some minutes. */
const USERS = Number(process.env.SSO_WORKBENCH_BENCH_USERS ?? 200_000);
const ISSUER = "https://op.example";
const everybody = { filter: { text: "" }, except: [] };

/**
 * Users go in from a CSV file, by way of the preview, and out into CSV and JSON, in the built thread; against a script
 * that does the same with csv-parse, csv-stringify and bare statements, in one transaction, on a database with the same
 * tables, and which checks nothing. Each once, as it takes minutes. The last row is the longest that the main process's
 * loop was held up during the import, while it writes something itself as often as the history of requests is written,
 * against one without an import.
 */
export const run = async (): Promise<readonly BenchRow[]> => {
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-files-"));
  try {
    const file = join(folder, "users.csv");
    await writeUsersFile(file);
    const [ours, bare] = [await measureOurs(folder, file), await measureBare(folder, file)];
    return ours.map((row, index) => {
      const baseline = bare[index] ?? Number.NaN;
      return { ...row, unit: "ms", baseline, ratio: row.median / baseline };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const writeUsersFile = async (path: string): Promise<void> => {
  const file = createWriteStream(path);
  file.write("subject,fullname,email,department,roles\n");
  for (let index = 0; index < USERS; index += 1) {
    const [given, family] = [`Given${index % 997}`, `Family${index % 4999}`];
    const subject = `00u${index.toString(36).padStart(8, "0")}`;
    const email = `${given}.${family}.${index}@northwind.example`.toLowerCase();
    const roles = index % 3 === 0 ? "User;Buyer" : "User";
    const line = `${subject},${given} ${family},${email},Department ${index % 20},${roles}\n`;
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
};

type Measured = Pick<BenchRow, "name" | "median">;

const measureOurs = async (folder: string, file: string): Promise<readonly Measured[]> => {
  let saved = "";
  const fileDialog = { open: async () => file, save: async () => saved, folder: async () => undefined };
  const workers = createThreadWorkerHost(resolve("out/worker/index.js"));
  const dataFolder = join(folder, "ours");
  mkdirSync(dataFolder);
  const test = await openTestWorkbench({ dataFolder, keychain: memoryKeychain(), workers, fileDialog });
  try {
    const draft = { ...emptyDraft("Northwind"), issuer: ISSUER, clientId: "client" };
    const { id: configurationId } = await test.call("configurations.create", { draft });
    await test.call("roles.create", { name: "Buyer", description: "" });
    const stopWriting = writeNowAndThen(test);
    const rss = watchMemory();
    const begun = performance.now();
    const opened = await test.call("users.import.open", undefined);
    const preview = await test.call("users.import.preview", { id: opened?.id ?? "", configurationId });
    const read = performance.now();
    const outcome = await test.call("users.import.apply", { id: preview.id, createRoles: false });
    if (outcome.created !== USERS) throw new Error(JSON.stringify({ preview, outcome }));
    const importing = performance.now() - begun;
    const block = stopWriting();
    process.stderr.write(
      `import: preview ${Math.round(read - begun)} ms of ${Math.round(importing)} ms, at most ${rss.mostMiB()} MiB resident\n`,
    );
    const csv = await exportUsers(
      test,
      "csv",
      (path) => {
        saved = path;
      },
      folder,
    );
    const json = await exportUsers(
      test,
      "json",
      (path) => {
        saved = path;
      },
      folder,
    );
    return [
      { name: `import of ${USERS}`, median: importing },
      { name: "export, CSV", median: csv },
      { name: "export, JSON", median: json },
      { name: "longest block of the loop", median: block },
    ];
  } finally {
    await test.dispose();
  }
};

const exportUsers = async (
  test: TestWorkbench,
  format: ExportFormat,
  saveTo: (path: string) => void,
  folder: string,
): Promise<number> => {
  saveTo(join(folder, `ours.${format}`));
  const rss = watchMemory();
  const begun = performance.now();
  const outcome = await test.call("users.export", { selection: everybody, format });
  if (outcome?.written !== USERS) throw new Error(JSON.stringify(outcome));
  const took = performance.now() - begun;
  process.stderr.write(`export, ${format}: at most ${rss.mostMiB()} MiB resident\n`);
  return took;
};

/** Lets the main process write something 5 times a second; the answer ends that and says its loop's longest block. */
const writeNowAndThen = (test: TestWorkbench): (() => number) => {
  const watched = watchLoop();
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    void test.call("settings.update", { retentionInDays: 30 + (count % 2) });
  }, 200);
  return () => {
    clearInterval(timer);
    return watched.longestMs();
  };
};

const measureBare = async (folder: string, file: string): Promise<readonly number[]> => {
  const dataFolder = join(folder, "bare");
  mkdirSync(dataFolder);
  const test = await openTestWorkbench({ dataFolder, keychain: memoryKeychain() });
  const draft = { ...emptyDraft("Northwind"), issuer: ISSUER, clientId: "client" };
  const { id: configurationId } = await test.call("configurations.create", { draft });
  await test.call("roles.create", { name: "Buyer", description: "" });
  const stopWriting = writeNowAndThen(test);
  await new Promise((done) => setTimeout(done, 3000));
  const block = stopWriting();
  await test.workbench.close();
  const db = new BetterSqlite3(join(dataFolder, "workbench.db"));
  db.pragma("foreign_keys = ON");
  try {
    const begun = performance.now();
    await bareImport(db, file, configurationId);
    const imported = performance.now();
    await bareExport(db, join(folder, "bare.csv"), "csv");
    const asCsv = performance.now();
    await bareExport(db, join(folder, "bare.json"), "json");
    return [imported - begun, asCsv - imported, performance.now() - asCsv, block];
  } finally {
    db.close();
  }
};

interface Line {
  readonly subject: string;
  readonly fullname: string;
  readonly email: string;
  readonly department: string;
  readonly roles: string;
}

const bareImport = async (db: BetterSqlite3.Database, file: string, configurationId: string) => {
  const insert = db.prepare(`
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, attributes, sources,
      first_login_at, last_login_at, login_count)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, '{}', 0, 0, 0)`);
  const give = db.prepare(
    "INSERT INTO user_roles (user_id, role_id, why) SELECT ?, id, 'import' FROM roles WHERE name = ?",
  );
  db.exec("BEGIN");
  for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
    const { subject, fullname, email, department, roles } = row as Line;
    const id = randomUUID();
    const attributes = JSON.stringify({ department });
    insert.run(id, configurationId, ISSUER, subject, subject, fullname, email, attributes);
    for (const role of roles.split(";")) give.run(id, role);
  }
  db.exec("COMMIT");
};

interface Row {
  readonly subject: string;
  readonly attributes: string;
  readonly roles: string;
}

const bareExport = async (db: BetterSqlite3.Database, path: string, format: ExportFormat) => {
  const file = createWriteStream(path);
  const put = async (text: string) => {
    if (!file.write(text)) await once(file, "drain");
  };
  const rows = db
    .prepare<[], Row>(`
      SELECT subject, issuer, name, fullname, email, active, attributes,
        (SELECT group_concat(roles.name, ';') FROM user_roles JOIN roles ON roles.id = role_id
          WHERE user_id = users.id) AS roles
      FROM users ORDER BY seq`)
    .iterate();
  if (format === "json") await put("[");
  let lines: unknown[][] = [];
  for (const { attributes, roles, ...row } of rows) {
    const others = JSON.parse(attributes);
    if (format === "csv") {
      lines.push([...Object.values(row), roles, others.department]);
      if (lines.length < 1000) continue;
      await put(stringify(lines));
      lines = [];
    } else await put(`${JSON.stringify({ ...others, ...row, roles: roles.split(";") })},\n`);
  }
  await put(format === "json" ? "]" : stringify(lines));
  file.end();
  await once(file, "finish");
};

const watchMemory = () => {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 100);
  return {
    mostMiB: (): number => {
      clearInterval(timer);
      return Math.round(most / 1024 / 1024);
    },
  };
};
