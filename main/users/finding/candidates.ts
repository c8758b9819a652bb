import type { Database } from "../../db/index.ts";
import type { UserCondition } from "../user-conditions.ts";
import { createPlucks } from "./plucks.ts";

/** Looks at some users, whether they fulfil conditions; cheaper than finding all who do. */
export interface Candidates {
  /** Those of them that fulfil all. */
  fulfilling(seqs: readonly number[], conditions: readonly UserCondition[]): ReadonlySet<number>;
}

/**
 * Makes it. Whether a text is among the words of few users could be asked of the full-text index of all only at the
 * price of reading all its matches. So they are put into one of their own, in memory, that reads words alike.
 */
export const createCandidates = (db: Database): Candidates => {
  db.pragma("temp_store = MEMORY");
  db.exec(`
    CREATE VIRTUAL TABLE temp.candidates USING fts5 (
      name, fullname, email, subject, content = '', columnsize = 0, tokenize = "${TOKENIZE}"
    )`);
  const pluck = createPlucks(db);
  const clear = db.prepare("INSERT INTO temp.candidates (candidates) VALUES ('delete-all')");
  const fill = db.prepare(`
    INSERT INTO temp.candidates (rowid, name, fullname, email, subject)
    SELECT seq, name, fullname, email, subject FROM json_each(?) CROSS JOIN users ON seq = value`);
  const find = db
    .prepare<[object], number>("SELECT rowid FROM temp.candidates WHERE candidates MATCH @expression")
    .pluck();

  const withColumns = (seqs: readonly number[], conditions: readonly UserCondition[]): readonly number[] => {
    const wheres = ["forgotten_at IS NULL", ...conditions.flatMap(({ where }) => where ?? [])];
    const parameters = Object.assign(
      { seqs: JSON.stringify(seqs) },
      ...conditions.map((each) => each.parameters),
    );
    return pluck(
      `SELECT seq FROM json_each(@seqs) CROSS JOIN users ON seq = value WHERE ${wheres.join(" AND ")}`,
    ).all(parameters);
  };
  return {
    fulfilling: (seqs, conditions) => {
      const found = withColumns(seqs, conditions);
      const text = conditions.find(({ where }) => where === undefined);
      if (text === undefined || found.length === 0) return new Set(found);
      fill.run(JSON.stringify(found));
      try {
        return new Set(find.all(text.parameters));
      } finally {
        clear.run();
      }
    },
  };
};

/** As in the index of all users. */
const TOKENIZE = "unicode61 remove_diacritics 2 categories 'L* N* Co So Mn'";
