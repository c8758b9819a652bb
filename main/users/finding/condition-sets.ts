import type { Database } from "../../db/index.ts";
import type { UserCondition } from "../user-conditions.ts";
import { createLastUsed } from "./last-used.ts";
import { createPlucks } from "./plucks.ts";

export interface CountedCondition {
  readonly condition: UserCondition;
  readonly count: number;
}

/** Who fulfils a condition, found by its index. */
export interface ConditionSets {
  /** The condition that fewest fulfil, and how many; none where very many fulfil each. */
  fewestOf(conditions: readonly UserCondition[]): CountedCondition | undefined;
  /** The numbers of all who do. */
  of(condition: UserCondition): Uint32Array;
  /** Forgets what was read. */
  forget(): void;
}

/** More are not counted. */
const FEW = 20_000;

/** Of a million numbers each, 4 MB. */
const KEPT = 8;

/** Makes it. @param most how many are few at the most; in tests only */
export const createConditionSets = (db: Database, most = Number.POSITIVE_INFINITY): ConditionSets => {
  const pluck = createPlucks(db);
  const sets = createLastUsed<Uint32Array>(KEPT);
  const countUpTo = ({ counted, parameters }: UserCondition, limit: number): number =>
    pluck(`SELECT count(*) FROM (${counted} LIMIT ${limit})`).get(parameters) ?? 0;
  return {
    fewestOf: (conditions) => {
      const limit = Math.min(FEW, most);
      const few = conditions.flatMap((condition) => {
        const count = countUpTo(condition, limit + 1);
        return count > limit ? [] : [{ condition, count }];
      });
      return few.sort((one, other) => one.count - other.count)[0];
    },
    of: ({ seqs, parameters }) =>
      sets.of(
        `${seqs} ${JSON.stringify(parameters)}`,
        () => new Uint32Array(db.prepare<[object], number>(seqs).pluck().all(parameters)),
      ),
    forget: sets.clear,
  };
};
