import type { UserPage, UserSummary } from "#shared/users/user.ts";
import { call, type LoadedPages, type RowPage, useRowPages } from "../bridge/index.ts";

interface UserQuery {
  readonly text: string;
}

type Users = RowPage<UserSummary> & Pick<UserPage, "total" | "matchesMore">;

/** What is loaded of a search. */
export type LoadedUsers = LoadedPages<UserQuery, Users>;

const changes = ["users.changed", "tokens.changed", "configurations.changed"] as const;

/** The users that match, loaded page by page; read again when an event says that something has changed. */
export const useUserPages = (text: string) => useRowPages<UserQuery, Users>(readUsers, { text }, changes);

const readUsers = async (query: Parameters<typeof call<"users.search">>[1]): Promise<Users> => {
  const { users, ...page } = await call("users.search", query);
  return { rows: users, ...page };
};
