import type { UserPage, UserSummary } from "#shared/users/user.ts";
import { defaultUserSort, type UserFilter, type UserSort } from "#shared/users/user-query.ts";
import type { Database } from "../db/index.ts";
import type { TokenSetStore } from "../tokens/index.ts";
import type { UserFinding } from "./finding/user-finding.ts";
import { conditionsOf } from "./user-conditions.ts";
import { readUserCursor, writeUserCursor } from "./user-cursor.ts";
import { createUserListStore } from "./user-list-store.ts";
import { type UserListRow, userOf } from "./user-row.ts";

/** A page of users: from the top, from a place in the list (0 is the first), or after another page. */
export interface UserListQuery extends UserFilter {
  readonly sort?: UserSort | undefined;
  readonly from?: number | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The list of users. */
export interface UserSearch {
  /**
   * A page of the users that match, newest login first unless it is sorted. Anything may be typed; an empty text
   * matches all.
   * @throws AppFailure `invalid_input` for a cursor that no page has given
   */
  search(query: UserListQuery): Promise<UserPage>;
}

export interface UserSearchPorts {
  readonly db: Database;
  readonly finding: Pick<UserFinding, "page">;
  readonly tokenSets: Pick<TokenSetStore, "summaries">;
}

/** Makes it. The top of all users is read at once, everything else is found beside the loop. */
export const createUserSearch = ({ db, finding, tokenSets }: UserSearchPorts): UserSearch => {
  const list = createUserListStore(db);
  const summariesOf = (rows: readonly UserListRow[]): readonly UserSummary[] => {
    const sets = tokenSets.summaries(rows.map(({ id }) => id));
    const names = list.roleNames();
    const rolesOf = ({ roleIds }: UserListRow) =>
      (JSON.parse(roleIds) as readonly string[]).map((id) => names.get(id) ?? id).sort();
    return rows.map((row) => ({
      ...userOf(row, rolesOf(row)),
      configurationAlias: row.configurationAlias,
      tokenSet: sets.get(row.id) ?? { state: "none", hasRefreshToken: false },
    }));
  };
  const top = (sort: UserSort, limit: number): UserPage => {
    const rows = list.top(sort, limit);
    const total = list.total();
    const next =
      rows.length < total
        ? cursorAfter(
            0,
            rows.map(({ seq }) => seq),
          )
        : undefined;
    return { users: summariesOf(rows), matching: total, matchesMore: false, total, ...next };
  };
  return {
    search: async ({ sort = defaultUserSort, from, after, limit, ...filter }) => {
      const place = { from, after: after === undefined ? undefined : readUserCursor(after) };
      const isWhole = conditionsOf(filter, 0).length === 0;
      if (isWhole && from === undefined && after === undefined) return top(sort, limit);
      const { seqs, index, matching, matchesMore } = await finding.page({ filter, sort, limit, ...place });
      const goesOn = matchesMore || index + seqs.length < matching;
      return {
        users: summariesOf(list.rows(seqs)),
        matching,
        matchesMore,
        total: list.total(),
        ...(goesOn ? cursorAfter(index, seqs) : {}),
      };
    },
  };
};

const cursorAfter = (index: number, seqs: readonly number[]): Pick<UserPage, "next"> => {
  const seq = seqs.at(-1);
  return seq === undefined ? {} : { next: writeUserCursor({ index: index + seqs.length - 1, seq }) };
};
