import { defaultUserSort, type UserFilter, type UserSort } from "#shared/users/user-query.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import { conditionsOf, type UserCondition, type UserConditions } from "./user-conditions.ts";
import { readUserCursor, writeUserCursor } from "./user-cursor.ts";
import { type UserListRow, userColumns } from "./user-row.ts";

/** Up to so many matches are looked up and sorted; of more, the list is read in its order until a page is full. */
const FEW = 5_000;

/** Up to so many matches of a single condition are counted. */
const COUNTED = 100_000;

export interface UserListQuery extends UserFilter {
  readonly sort?: UserSort | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of rows. */
export interface UserRowPage {
  readonly rows: readonly UserListRow[];
  readonly next?: string;
}

/** How many match: exactly, or at least so many. */
export interface UserCount {
  readonly matching: number;
  readonly matchesMore: boolean;
}

/** The list of users: pages in every order, counted without looking at all of a million. */
export interface UserListStore {
  /** @throws AppFailure `invalid_input` for a cursor that no page of this order has given */
  page(query: UserListQuery): UserRowPage;
  count(filter: UserFilter): UserCount;
  total(): number;
  /** The numbers of the users that match, of those with a number in `from < seq <= to`. */
  seqsBetween(filter: UserFilter, from: number, to: number): readonly number[];
  /** The highest number that a user has. */
  lastSeq(): number;
}

/** Makes the store. `few` is another limit in tests only. */
export const createUserListStore = (
  db: Database,
  clock: Pick<Clock, "now">,
  few: number = FEW,
): UserListStore => {
  const pluck = (sql: string, parameters: object): number =>
    db.prepare<[object], number>(sql).pluck().get(parameters) ?? 0;
  const countUpTo = (rows: string, limit: number, parameters: object): number =>
    pluck(`SELECT count(*) FROM (${rows} LIMIT ${limit + 1})`, parameters);

  /** The condition that fewest users fulfil, and how many; one more than `few` are many. */
  const narrowest = ({ conditions, parameters }: UserConditions): Narrowest | undefined =>
    conditions
      .map((condition) => ({ condition, count: countUpTo(condition.counted, few, parameters) }))
      .reduce<Narrowest | undefined>(
        (found, each) => (found === undefined || each.count < found.count ? each : found),
        undefined,
      );

  const total = (): number =>
    pluck("SELECT count(*) FROM users", {}) -
    pluck("SELECT count(*) FROM users WHERE forgotten_at IS NOT NULL", {});

  return {
    page: (query) => {
      const sort = query.sort ?? defaultUserSort;
      const cursor = readUserCursor(sort, query.after);
      const all = conditionsOf(query, clock.now());
      const driver = narrowest(all);
      const isFew = driver !== undefined && driver.count <= few;
      const sql = pageSql(sort, all.conditions, isFew ? driver.condition : undefined, cursor !== undefined);
      const rows = db
        .prepare<[object], UserListRow>(sql)
        .all({ ...all.parameters, ...cursor, limit: query.limit + 1 });
      const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
      return {
        rows: rows.slice(0, query.limit),
        ...(last === undefined ? {} : { next: writeUserCursor(sort, { key: last.key, seq: last.seq }) }),
      };
    },
    count: (filter) => {
      const all = conditionsOf(filter, clock.now());
      const driver = narrowest(all);
      if (driver === undefined) return { matching: total(), matchesMore: false };
      if (all.conditions.length === 1) {
        const matching = countUpTo(driver.condition.counted, COUNTED, all.parameters);
        return { matching: Math.min(matching, COUNTED), matchesMore: matching > COUNTED };
      }
      const seqs = `${driver.condition.seqs} LIMIT ${few}`;
      const matching = pluck(countSql(all.conditions, driver.condition, seqs), all.parameters);
      return { matching, matchesMore: driver.count > few };
    },
    total,
    seqsBetween: (filter, from, to) => {
      const { conditions, parameters } = conditionsOf(filter, clock.now());
      const wheres = conditions.map(({ where }) =>
        where.replace("users_search MATCH @expression", "$& AND rowid > @from AND rowid <= @to"),
      );
      return db
        .prepare<[object], number>(
          `SELECT seq FROM users WHERE ${["seq > @from AND seq <= @to", VISIBLE, ...wheres].join(" AND ")}`,
        )
        .pluck()
        .all({ ...parameters, from, to });
    },
    lastSeq: () => pluck("SELECT max(seq) FROM users", {}),
  };
};

/** A user that was forgotten is nowhere to be seen, though the row is kept for the undo. */
const VISIBLE = "forgotten_at IS NULL";

interface Narrowest {
  readonly condition: UserCondition;
  readonly count: number;
}

const countSql = (conditions: readonly UserCondition[], driver: UserCondition, seqs: string): string => {
  const others = conditions.filter((condition) => condition !== driver).map(({ where }) => where);
  return `SELECT count(*) FROM users WHERE seq IN (${seqs}) AND ${[VISIBLE, ...others].join(" AND ")}`;
};

const sortKeys: Readonly<Record<UserSort["column"], string>> = {
  fullname: "fullname_key",
  email: "email_key",
  token: "token_ends_at",
  lastLogin: "last_login_at",
};

/**
 * Few matches are looked up and sorted; of many, the sort's index is read until the page is full. Every `+` keeps
 * SQLite, which does not know how many there are, from doing it the other way.
 */
const pageSql = (
  sort: UserSort,
  conditions: readonly UserCondition[],
  driver: UserCondition | undefined,
  goesOn: boolean,
): string => {
  const key = driver === undefined ? sortKeys[sort.column] : `+${sortKeys[sort.column]}`;
  const [compare, order] = sort.direction === "ascending" ? [">", "ASC"] : ["<", "DESC"];
  const others = conditions.filter((condition) => condition !== driver);
  const isInOrder = driver === undefined && sort.column === "lastLogin";
  // SQLite would have to guess which of two indexes to read.
  const leading = isInOrder ? others.find(({ inOrderOfLogins }) => inOrderOfLogins) : undefined;
  const wheres = others.map((each) => (each === leading && each.inOrderOfLogins) || each.where);
  const where = [
    VISIBLE,
    ...(driver === undefined ? [] : [`seq IN (${driver.seqs})`]),
    ...wheres,
    ...(goesOn ? [`(${key}, seq) ${compare} (@key, @seq)`] : []),
  ];
  return `
    SELECT ${userColumns}, ${sortKeys[sort.column]} AS key FROM users WHERE ${where.join(" AND ")}
    ORDER BY ${key} ${order}, seq ${order} LIMIT @limit`;
};
