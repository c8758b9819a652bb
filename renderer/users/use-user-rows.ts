import type { UserPage, UserSummary } from "#shared/users/user.ts";
import type { UserFilter, UserSort } from "#shared/users/user-query.ts";
import { call, type LoadedBlocks, type RowBlock, useRowBlocks } from "../bridge/index.ts";

/** What is searched for, and in which order. */
export interface UserQuery extends UserFilter {
  readonly sort: UserSort;
}

type Users = RowBlock<UserSummary> & Pick<UserPage, "total">;

/** What is loaded of a search. */
export type LoadedUsers = LoadedBlocks<UserQuery, UserSummary, Users>;

const changes = ["users.changed", "users.imported", "tokens.changed", "configurations.changed"] as const;

/** The users that match, those in sight loaded; read again when an event says that something has changed. */
export const useUserRows = (query: UserQuery) =>
  useRowBlocks<UserQuery, UserSummary, Users>(readUsers, query, changes);

const readUsers = async (query: Parameters<typeof call<"users.search">>[1]): Promise<Users> => {
  const { users, matching, matchesMore, total } = await call("users.search", query);
  return { rows: users, matching, matchesMore, total };
};

/** At most so many are marked one by one. */
export const MOST_MARKED = 10_000;
const READ_AT_ONCE = 500;

/** The ids of the rows from one index to another, both included; those that are not loaded are read. */
export const readIds = async (
  loaded: LoadedUsers,
  first: number,
  last: number,
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let index = first; index <= last; ) {
    const row = loaded.rowAt(index);
    const read =
      row === undefined
        ? await readUsers({ ...loaded.query, from: index, limit: Math.min(READ_AT_ONCE, last - index + 1) })
        : { rows: [row] };
    if (read.rows.length === 0) break;
    for (const { id } of read.rows) ids.push(id);
    index += read.rows.length;
  }
  return ids;
};
