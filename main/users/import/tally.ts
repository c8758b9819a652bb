import type { ImportCounts } from "#shared/users/user-import.ts";
import type { UserPlan } from "./plan-user.ts";

/** Counts what becomes of users. */
export const createTally = () => {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const changes = new Map<string, number>();
  return {
    add: (plan: UserPlan): void => {
      counts[plan.kind] += 1;
      for (const what of plan.changes) changes.set(what, (changes.get(what) ?? 0) + 1);
    },
    sum: (): ImportCounts => ({ ...counts, changes: mostFirst(changes, (what, users) => ({ what, users })) }),
  };
};

/** Counts who has which of the roles that the workspace lacks. */
export const tallyRoles = () => {
  const roles = new Map<string, number>();
  return {
    add: (names: readonly string[]): void => {
      for (const name of names) roles.set(name, (roles.get(name) ?? 0) + 1);
    },
    sum: () => mostFirst(roles, (name, users) => ({ name, users })),
  };
};

const mostFirst = <T>(counts: ReadonlyMap<string, number>, entry: (name: string, users: number) => T): T[] =>
  [...counts].sort(([, left], [, right]) => right - left).map(([name, users]) => entry(name, users));
