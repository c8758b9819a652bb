import { defaultUserSort, type UserFilter, type UserSort } from "#shared/users/user-query.ts";
import type { Database } from "../../db/index.ts";
import { conditionsOf, type UserCondition } from "../user-conditions.ts";
import type { UserCursor } from "../user-cursor.ts";
import { createCandidates } from "./candidates.ts";
import { createConditionSets } from "./condition-sets.ts";
import { createLastUsed } from "./last-used.ts";
import { createSortOrders, marksOf } from "./sort-orders.ts";

/** Where a page of a list begins: at the top, at a place, or behind another page. */
export interface PagePlace {
  readonly from?: number | undefined;
  readonly after?: UserCursor | undefined;
}

/** A page that is asked for. */
export interface PageQuestion extends PagePlace {
  readonly filter: UserFilter;
  readonly sort: UserSort;
  readonly limit: number;
  /** Epoch ms; decides which tokens go on. */
  readonly now: number;
}

/** A page of a list, by the numbers of its users. */
export interface FoundPage {
  readonly seqs: readonly number[];
  /** The place of the first one in the list. */
  readonly index: number;
  /** How many match: exactly, or at least so many. */
  readonly matching: number;
  readonly matchesMore: boolean;
}

/** Finds users by what they are and sorts them. Everything is read anew after `forget`. */
export interface UserFinder {
  page(question: PageQuestion): FoundPage;
  /** The numbers of all who match, in the order of their numbers. */
  all(filter: UserFilter, now: number): Uint32Array;
  /** Reads what makes the next page of the same order quicker. */
  prepare(sort: UserSort): void;
  /** Something about users has changed. */
  forget(): void;
}

/** So many of the users on top of a list are looked at, and more only where a page may come of it. */
const LOOKED_AT = 250;
const LOOKED_AT_ONCE = 1_000;
const LOOKED_AT_IN_ALL = 5_000;
/** The same for a text alone, all of whose matches are found as quickly. */
const LOOKED_AT_FOR_A_TEXT = 2_000;

/** Of few users it is looked up whether they fulfil the other conditions, too. */
const FEW = 2_000;
/** So many are found and put in order as quickly as the top of the list is looked at. */
const QUICKLY_SORTED = 5_000;

/** Of a million numbers each, 4 MB. */
const KEPT_LISTS = 4;

/** How long a list of those whose tokens go on, or have ended, is good for. */
const TOKENS_KEPT_MS = 60_000;

/**
 * Makes it, on a connection that nobody else uses. Many who match are found by looking at the top of the list until
 * a page is full. Of few, and to come to any place in the list, all are found by the indexes and put in order.
 * @param most how many are few at the most; in tests only
 */
export const createUserFinder = (db: Database, most = Number.POSITIVE_INFINITY): UserFinder => {
  const orders = createSortOrders(db, most);
  const candidates = createCandidates(db);
  const sets = createConditionSets(db, most);
  const lists = createLastUsed<Uint32Array>(KEPT_LISTS);
  const hidden = db.prepare<[], number>("SELECT seq FROM users WHERE forgotten_at IS NOT NULL").pluck();
  const countAll = db.prepare<[], number>("SELECT count(*) FROM users").pluck();

  const withoutHidden = (seqs: Uint32Array): Uint32Array => {
    const left = new Set(hidden.all());
    return left.size === 0 ? seqs : seqs.filter((seq) => !left.has(seq));
  };

  /** All who match, in any order; by the condition that fewest fulfil, if one is known. */
  const match = (
    conditions: readonly UserCondition[],
    fewest: UserCondition | undefined,
    sort: UserSort,
  ): Uint32Array => {
    const driver = fewest ?? conditions[0];
    if (driver === undefined) return withoutHidden(orders.all(sort));
    const others = conditions.filter((condition) => condition !== driver);
    const seqs = sets.of(driver);
    if (seqs.length <= Math.min(FEW, most))
      return new Uint32Array(candidates.fulfilling(Array.from(seqs), others));
    const marks = others.map((condition) => marksOf(sets.of(condition)));
    return withoutHidden(
      marks.length === 0 ? seqs : seqs.filter((seq) => marks.every((isIn) => isIn[seq] === 1)),
    );
  };

  /** The first page, if many of those on top of the list match. */
  const lookAtTop = (
    conditions: readonly UserCondition[],
    { sort, limit }: PageQuestion,
  ): readonly number[] | undefined => {
    const isText = conditions.every(({ where }) => where === undefined);
    const inAll = isText ? LOOKED_AT_FOR_A_TEXT : LOOKED_AT_IN_ALL;
    const page: number[] = [];
    for (let done = 0, expected = LOOKED_AT; expected <= inAll; ) {
      const some = orders.top(sort, Math.min(LOOKED_AT_ONCE, Math.max(LOOKED_AT, expected - done)), done);
      const fulfilling = candidates.fulfilling(some, conditions);
      page.push(...some.filter((seq) => fulfilling.has(seq)));
      if (page.length > limit) return page.slice(0, limit);
      if (some.length === 0) return undefined;
      done += some.length;
      expected = Math.ceil((done * (limit + 1)) / page.length);
    }
    return undefined;
  };

  /** Of all users, without their order at hand: counted off from the nearer end of its index. */
  const readAt = ({ sort, from, limit }: PageQuestion): FoundPage | undefined => {
    if (from === undefined || orders.has(sort) || hidden.get() !== undefined) return undefined;
    const matching = countAll.get() ?? 0;
    const some = Math.max(0, Math.min(limit, matching - from));
    const end = matching - from - some;
    const seqs =
      from <= end ? orders.top(sort, some, from) : orders.top(reverse(sort), some, end).toReversed();
    return { seqs, index: from, matching, matchesMore: false };
  };

  return {
    page: (question) => {
      const { filter, sort, from, after, now } = question;
      const conditions = conditionsOf(filter, now);
      const key = JSON.stringify([sort, filter, filter.tokenState && Math.floor(now / TOKENS_KEPT_MS)]);
      const kept = lists.get(key);
      if (kept !== undefined) return pageOf(kept, question);
      const fewest = sets.fewestOf(conditions);
      if (from === undefined && after === undefined) {
        const areMany = fewest === undefined || fewest.count > QUICKLY_SORTED;
        const seqs = areMany ? lookAtTop(conditions, question) : undefined;
        if (seqs) return { seqs, index: 0, matching: seqs.length + 1, matchesMore: true };
      } else if (conditions.length === 0) {
        const page = readAt(question);
        if (page) return page;
      }
      const matching = match(conditions, fewest?.condition, sort);
      if (conditions.length === 0)
        return pageOf(
          lists.of(key, () => matching),
          question,
        );
      const first =
        from === undefined && after === undefined && orders.firstOf(sort, matching, question.limit);
      if (first) return { seqs: first, index: 0, matching: matching.length, matchesMore: false };
      return pageOf(
        lists.of(key, () => orders.sort(sort, matching)),
        question,
      );
    },
    all: (filter, now) => {
      const conditions = conditionsOf(filter, now);
      return match(conditions, sets.fewestOf(conditions)?.condition, defaultUserSort).toSorted();
    },
    prepare: (sort) => {
      if (!orders.has(sort)) orders.all(sort);
    },
    forget: () => {
      orders.forget();
      lists.clear();
      sets.forget();
    },
  };
};

const reverse = ({ column, direction }: UserSort): UserSort => ({
  column,
  direction: direction === "ascending" ? "descending" : "ascending",
});

const pageOf = (list: Uint32Array, { limit, from = 0, after }: PageQuestion): FoundPage => {
  const index = after === undefined ? from : placeAfter(list, after);
  const seqs = Array.from(list.subarray(index, index + limit));
  return { seqs, index, matching: list.length, matchesMore: false };
};

/** The place behind a row; where it is gone, the place that it had. */
const placeAfter = (list: Uint32Array, { index, seq }: UserCursor): number => {
  if (list[index] === seq) return index + 1;
  const found = list.indexOf(seq);
  return found === -1 ? index : found + 1;
};
