import type { UserPage, UserSummary } from "#shared/users/user.ts";
import type { UserFilter, UserSort } from "#shared/users/user-query.ts";
import { call, type LoadedPages, type RowPage, useRowPages } from "../bridge/index.ts";

/** What is searched for, and in which order. */
export interface UserQuery extends UserFilter {
  readonly sort: UserSort;
}

type Users = RowPage<UserSummary> & Pick<UserPage, "total" | "matchesMore">;

/** What is loaded of a search. */
export type LoadedUsers = LoadedPages<UserQuery, Users>;

const changes = ["users.changed", "users.imported", "tokens.changed", "configurations.changed"] as const;

/** The users that match, loaded page by page; read again when an event says that something has changed. */
export const useUserPages = (query: UserQuery) => useRowPages<UserQuery, Users>(readUsers, query, changes);

const readUsers = async (query: Parameters<typeof call<"users.search">>[1]): Promise<Users> => {
  const { users, ...page } = await call("users.search", query);
  return { rows: users, ...page };
};
