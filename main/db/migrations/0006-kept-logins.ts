import { foldText } from "../fold-text.ts";
import type { Migration } from "./migration.ts";

/**
 * What is kept of a login run besides its redacted trace. `searched` is the run's folded text; the index over it
 * and the filters spares a search the rows themselves, which are ten times as large. A login's result and the
 * exchanges with their secrets are sealed; both go with their run.
 */
export const keptLogins: Migration = {
  version: 6,
  name: "kept logins",
  up: (db) => {
    db.exec(`
      ALTER TABLE login_runs ADD COLUMN searched TEXT NOT NULL DEFAULT '';
      DROP INDEX login_runs_by_start;

      CREATE TABLE login_results (
        run_id TEXT NOT NULL PRIMARY KEY REFERENCES login_runs (id) ON DELETE CASCADE,
        sealed BLOB NOT NULL
      ) STRICT;

      CREATE TABLE raw_trace_entries (
        id TEXT NOT NULL PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES login_runs (id) ON DELETE CASCADE,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE INDEX raw_trace_entries_by_run ON raw_trace_entries (run_id);
    `);
    const read = db.prepare<[number], Row>(
      `SELECT seq, ${words} AS text FROM login_runs WHERE seq > ? LIMIT 500`,
    );
    const write = db.prepare("UPDATE login_runs SET searched = ? WHERE seq = ?");
    for (let rows = read.all(0); rows.length > 0; rows = read.all(rows.at(-1)?.seq ?? 0))
      for (const { seq, text } of rows) write.run(foldText(text), seq);
    db.exec(
      "CREATE INDEX login_runs_by_start ON login_runs (started_at, seq, state, configuration_id, searched)",
    );
  },
};

interface Row {
  readonly seq: number;
  readonly text: string;
}

const words = [
  "configurationAlias",
  "loginHint",
  "user.name",
  "user.fullname",
  "error.code",
  "error.message",
  "error.wire.error",
  "error.wire.errorDescription",
]
  .map((path) => `coalesce(run ->> '$.${path}', '')`)
  .join(" || ' ' || ");
