import type { Database } from "../db/index.ts";

/** Changes of several users at once, by their numbers; each is one transaction and answers what it changed. */
export interface UserActsStore {
  seqsOf(ids: readonly string[]): readonly number[];
  setActive(seqs: readonly number[], active: boolean): readonly number[];
  /** Answers the tags from before. */
  setTag(seqs: readonly number[], tag: string): readonly { readonly seq: number; readonly tag: string }[];
  /** Removes the token sets; answers whose. */
  signOut(seqs: readonly number[]): readonly number[];
  /**
   * Hides the users, and removes their tokens and claims for good, with what is kept of their logins' results and raw
   * values.
   */
  forget(seqs: readonly number[], at: number): readonly number[];
  /** Shows again who was forgotten then and is still there. */
  restore(seqs: readonly number[], at: number): readonly number[];
  /** How many were forgotten up to then. */
  countForgotten(until: number): number;
  /** Deletes some of those who were forgotten up to then; answers how many. */
  deleteForgotten(until: number): number;
  /** Leaves nothing of what was removed in the write-ahead log. */
  cleanLog(): void;
}

/** A deletion from the full-text index takes longer than any other change. */
const DELETED_AT_ONCE = 200;

const ofSeqs = "seq IN (SELECT value FROM json_each(@seqs)) AND forgotten_at IS NULL";
const theirIds = `SELECT id FROM users WHERE ${ofSeqs}`;
const theirRuns = `SELECT id FROM login_runs WHERE user_id IN (${theirIds})`;

/** Makes the store. */
export const createUserActsStore = (db: Database): UserActsStore => {
  const change = (sql: string) => {
    const statement = db.prepare<[object], number>(sql).pluck();
    return (seqs: readonly number[], parameters: object = {}): readonly number[] =>
      statement.all({ ...parameters, seqs: JSON.stringify(seqs) });
  };
  const setActive = change(
    `UPDATE users SET active = @active WHERE ${ofSeqs} AND active <> @active RETURNING seq`,
  );
  const signOut = change(`
    DELETE FROM token_sets WHERE user_id IN (${theirIds})
    RETURNING (SELECT seq FROM users WHERE users.id = user_id)`);
  const dropResults = change(`DELETE FROM login_results WHERE run_id IN (${theirRuns}) RETURNING 0`);
  const dropRawEntries = change(`DELETE FROM raw_trace_entries WHERE run_id IN (${theirRuns}) RETURNING 0`);
  const forget = change(`UPDATE users SET forgotten_at = @at, claims = NULL WHERE ${ofSeqs} RETURNING seq`);
  const restore = change(`
    UPDATE users SET forgotten_at = NULL
    WHERE seq IN (SELECT value FROM json_each(@seqs)) AND forgotten_at = @at RETURNING seq`);
  const selectTags = db.prepare<[object], { readonly seq: number; readonly tag: string }>(
    `SELECT seq, tag FROM users WHERE ${ofSeqs} AND tag <> @tag`,
  );
  const setTag = db.prepare(`UPDATE users SET tag = @tag WHERE ${ofSeqs} AND tag <> @tag`);
  const selectSeqs = db
    .prepare<[string], number>("SELECT seq FROM users WHERE id IN (SELECT value FROM json_each(?))")
    .pluck();
  const remove = db.prepare(`
    DELETE FROM users WHERE seq IN (
      SELECT seq FROM users WHERE forgotten_at IS NOT NULL AND forgotten_at <= ? LIMIT ${DELETED_AT_ONCE})`);
  const countForgotten = db
    .prepare<[number], number>("SELECT count(*) FROM users WHERE forgotten_at <= ?")
    .pluck();
  return {
    seqsOf: (ids) => selectSeqs.all(JSON.stringify(ids)),
    setActive: (seqs, active) => setActive(seqs, { active: Number(active) }),
    setTag: db.transaction((seqs: readonly number[], tag: string) => {
      const parameters = { seqs: JSON.stringify(seqs), tag };
      const before = selectTags.all(parameters);
      setTag.run(parameters);
      return before;
    }),
    signOut: (seqs) => signOut(seqs),
    forget: db.transaction((seqs: readonly number[], at: number) => {
      signOut(seqs);
      dropResults(seqs);
      dropRawEntries(seqs);
      return forget(seqs, { at });
    }),
    restore: (seqs, at) => restore(seqs, { at }),
    countForgotten: (until) => countForgotten.get(until) ?? 0,
    deleteForgotten: (until) => remove.run(until).changes,
    cleanLog: () => void db.pragma("wal_checkpoint(TRUNCATE)"),
  };
};
