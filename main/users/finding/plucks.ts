import type { Database } from "../../db/index.ts";

/** A statement that selects numbers. */
interface Pluck {
  all(...parameters: readonly unknown[]): number[];
  get(...parameters: readonly unknown[]): number | undefined;
}

/** Prepares statements that select one number a row; each SQL once. */
export const createPlucks = (db: Database): ((sql: string) => Pluck) => {
  const prepared = new Map<string, Pluck>();
  return (sql) => {
    const statement = prepared.get(sql) ?? (db.prepare(sql).pluck() as Pluck);
    prepared.set(sql, statement);
    return statement;
  };
};
