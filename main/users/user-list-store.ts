import type { UserSort } from "#shared/users/user-query.ts";
import type { Database } from "../db/index.ts";
import { orderSql } from "./finding/sort-orders.ts";
import { type UserListRow, userColumns } from "./user-row.ts";

/** Reads the rows of lists of users. */
export interface UserListStore {
  /** The first of all users. */
  top(sort: UserSort, limit: number): readonly UserListRow[];
  /** The users with these numbers, in this order, without those who are gone. */
  rows(seqs: readonly number[]): readonly UserListRow[];
  total(): number;
  /** The names of all roles, by their ids. */
  roleNames(): ReadonlyMap<string, string>;
}

/** A user that was forgotten is nowhere to be seen, though the row is kept for the undo. */
const VISIBLE = "forgotten_at IS NULL";

const listColumns = `${userColumns},
  (SELECT json_group_array(role_id) FROM user_roles WHERE user_id = users.id) AS roleIds`;

/** Makes the store. */
export const createUserListStore = (db: Database): UserListStore => {
  const selectRows = db.prepare<[string], UserListRow>(
    `SELECT ${listColumns} FROM json_each(?) CROSS JOIN users ON seq = value WHERE ${VISIBLE}`,
  );
  const countAll = db.prepare<[], number>("SELECT count(*) FROM users").pluck();
  const countHidden = db
    .prepare<[], number>("SELECT count(*) FROM users WHERE forgotten_at IS NOT NULL")
    .pluck();
  const countChanges = db.prepare<[], number>("SELECT total_changes()").pluck();
  const prepareTop = (sort: UserSort) =>
    db.prepare<[number], UserListRow>(
      `SELECT ${listColumns} FROM users WHERE ${VISIBLE} ${orderSql(sort)} LIMIT ?`,
    );
  const tops = new Map<string, ReturnType<typeof prepareTop>>();
  /** Of the database as it was; neither this connection nor another has written since. */
  let counted: { readonly edition: string; readonly total: number } | undefined;
  const selectRoles = db.prepare<[], { readonly id: string; readonly name: string }>(
    "SELECT id, name FROM roles",
  );
  return {
    roleNames: () => new Map(selectRoles.all().map(({ id, name }) => [id, name])),
    top: (sort, limit) => {
      const name = `${sort.column} ${sort.direction}`;
      const top = tops.get(name) ?? prepareTop(sort);
      tops.set(name, top);
      return top.all(limit);
    },
    rows: (seqs) => {
      const rows = new Map(selectRows.all(JSON.stringify(seqs)).map((row) => [row.seq, row]));
      return seqs.map((seq) => rows.get(seq)).filter((row) => row !== undefined);
    },
    total: () => {
      const edition = `${countChanges.get()} ${db.pragma("data_version", { simple: true })}`;
      if (counted?.edition !== edition)
        counted = { edition, total: (countAll.get() ?? 0) - (countHidden.get() ?? 0) };
      return counted.total;
    },
  };
};
