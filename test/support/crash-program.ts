import { writeSync } from "node:fs";
import { openDatabase } from "../../main/db/index.ts";
import { migrations } from "../../main/db/migrations/index.ts";
import type { Migration } from "../../main/db/migrations/migration.ts";

// Works on a database until it is killed, and acknowledges on standard output what has been done.
const [file = "", task = ""] = process.argv.slice(2);
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

const waitToBeKilled = (): never => {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

const secondStep: Migration = {
  version: migrations.length + 1,
  name: "second",
  up: (db) => {
    db.exec("CREATE TABLE second (id INTEGER); INSERT INTO settings VALUES ('second', '1')");
    if (task !== "die in the next step") return;
    acknowledge("in the next step");
    waitToBeKilled();
  },
};

const thirdStep: Migration = {
  version: migrations.length + 2,
  name: "third",
  up: (db) => {
    db.exec("CREATE TABLE third (id INTEGER)");
    acknowledge("in the step after");
    waitToBeKilled();
  },
};

if (task === "write") {
  const db = openDatabase(file, { now: Date.now });
  const insert = db.prepare("INSERT INTO settings (name, value) VALUES (?, ?)");
  const writeTwo = db.transaction((count: number) => {
    insert.run(`first ${count}`, JSON.stringify("x".repeat(count % 5000)));
    insert.run(`second ${count}`, JSON.stringify(count));
  });
  const begin = db.prepare("SELECT count(*) / 2 FROM settings").pluck().get() as number;
  for (let count = begin; ; count += 1) {
    writeTwo(count);
    acknowledge(String(count));
  }
} else {
  openDatabase(file, { now: Date.now, migrations: [...migrations, secondStep, thirdStep] });
}
