import {
  type EffectFilter,
  type EffectReason,
  effectKinds,
  type ProvisioningEffect,
} from "#shared/provisioning/effect.ts";
import type { User } from "#shared/users/user.ts";
import { changesOf, type UserOutcome } from "./user-outcome.ts";

/** What is counted of users, without the time that it takes. */
export type EffectCounts = Omit<ProvisioningEffect, "users" | "done" | "isComplete" | "tookMs">;

/** Counts outcomes, and remembers in which rows each user's number stands: details are evaluated again when asked for. */
export interface EffectCount {
  add(seq: number, user: User, outcome: UserOutcome): void;
  counts(): EffectCounts;
  /** Numbers of users, those with the heaviest change first. */
  listed(filter: EffectFilter): readonly number[];
}

/** Starts at nothing. */
export const createEffectCount = (): EffectCount => {
  let unchanged = 0;
  let created = 0;
  let inactive = 0;
  const lists = new Map<string, number[][]>();
  const attributes = new Map<string, { changed: number; lost: number }>();
  const roles = createRoleCount();
  const refused = createReasonCount();
  const notEvaluated = createReasonCount();

  const list = (key: string, kind: (typeof effectKinds)[number], seq: number): void => {
    let ranks = lists.get(key);
    if (ranks === undefined) {
      ranks = effectKinds.map(() => []);
      lists.set(key, ranks);
    }
    ranks[effectKinds.indexOf(kind)]?.push(seq);
  };

  const countAttribute = (attribute: string, isLost: boolean): void => {
    const kept = attributes.get(attribute) ?? { changed: 0, lost: 0 };
    kept.changed += 1;
    if (isLost) kept.lost += 1;
    attributes.set(attribute, kept);
  };

  const countUpdate = (
    seq: number,
    user: User,
    outcome: UserOutcome & { kind: "created" | "updated" },
  ): void => {
    for (const { attribute, before = "", after } of outcome.attributes) {
      countAttribute(attribute, after === "");
      const kind = after === "" ? "attribute_lost" : before === "" ? "attribute_gained" : "attribute_changed";
      list(keyOf({ of: "attribute", name: attribute }), kind, seq);
    }
    const { gained, lost } = roles.add(user.roles, outcome.rolesAfter);
    for (const name of gained) list(keyOf({ of: "role", name }), "role_gained", seq);
    for (const name of lost) list(keyOf({ of: "role", name }), "role_lost", seq);
  };

  return {
    add: (seq, user, outcome) => {
      if (!user.active) {
        inactive += 1;
        roles.add(user.roles, user.roles);
        const [heaviest] = changesOf(user, outcome);
        return list("inactive", heaviest?.kind ?? "inactive", seq);
      }
      if (outcome.kind === "updated") countUpdate(seq, user, outcome);
      else roles.add(user.roles, user.roles);
      if (outcome.kind === "created") created += 1;
      if (outcome.kind === "refused") refused.add(outcome.error);
      if (outcome.kind === "unreadable") notEvaluated.add(outcome.error);
      if (outcome.kind === "no_login") notEvaluated.add(noLogin);
      const [heaviest] = changesOf(user, outcome);
      if (heaviest === undefined) {
        unchanged += 1;
        return;
      }
      list("all", heaviest.kind, seq);
      if (isListedByKind(heaviest.kind)) list(heaviest.kind, heaviest.kind, seq);
    },
    counts: () => ({
      unchanged,
      affected: (lists.get("all") ?? []).reduce((sum, { length }) => sum + length, 0),
      attributes: [...attributes]
        .map(([attribute, count]) => ({ attribute, ...count }))
        .sort((left, right) => right.changed - left.changed),
      ...roles.counts(),
      refused: refused.counts(),
      created,
      inactive,
      notEvaluated: notEvaluated.counts(),
    }),
    listed: (filter) => (lists.get(keyOf(filter)) ?? []).flat(),
  };
};

const keyOf = (filter: EffectFilter): string =>
  "name" in filter ? `${filter.of} ${filter.name}` : filter.of;

const isListedByKind = (kind: string): boolean =>
  kind === "refused" || kind === "created" || kind === "not_evaluated";

const noLogin = { code: "no_login", message: "No login of theirs is kept." } as const;

/** Messages name users, so reasons are alike when their codes are; the first one's message stands for all. */
const createReasonCount = () => {
  const reasons = new Map<string, EffectReason>();
  return {
    add: ({ code, message }: Pick<EffectReason, "code" | "message">): void => {
      const known = reasons.get(code) ?? { code, message, users: 0 };
      reasons.set(code, { ...known, users: known.users + 1 });
    },
    counts: (): readonly EffectReason[] =>
      [...reasons.values()].sort((left, right) => right.users - left.users),
  };
};

/** Users with the same roles are counted together: who holds what, and who shares a role, follows from that. */
const createRoleCount = () => {
  const sets = new Map<string, { readonly roles: readonly string[]; before: number; after: number }>();
  const changes = new Map<string, { gained: number; lost: number }>();
  const setOf = (roles: readonly string[]) => {
    const key = roles.join("\n");
    const known = sets.get(key) ?? { roles, before: 0, after: 0 };
    sets.set(key, known);
    return known;
  };
  const note = (role: string, change: "gained" | "lost"): void => {
    const known = changes.get(role) ?? { gained: 0, lost: 0 };
    known[change] += 1;
    changes.set(role, known);
  };
  return {
    add: (before: readonly string[], after: readonly string[]) => {
      setOf(before).before += 1;
      setOf(after).after += 1;
      const gained = after.filter((role) => !before.includes(role));
      const lost = before.filter((role) => !after.includes(role));
      for (const role of gained) note(role, "gained");
      for (const role of lost) note(role, "lost");
      return { gained, lost };
    },
    counts: (): Pick<EffectCounts, "roles" | "shares"> => {
      const held = new Map<string, { before: number; after: number }>();
      for (const { roles, before, after } of sets.values()) {
        for (const role of roles) addTo(held, role, before, after);
      }
      const roles = [...held]
        .map(([role, count]) => ({ role, ...count, ...(changes.get(role) ?? { gained: 0, lost: 0 }) }))
        .sort((left, right) => right.before + right.after - left.before - left.after);
      const rank = new Map(roles.map(({ role }, index) => [role, index]));
      const parts = new Map<string, { before: number; after: number }>();
      for (const { roles: ofSet, before, after } of sets.values()) {
        const [rarest] = [...ofSet].sort((left, right) => (rank.get(right) ?? 0) - (rank.get(left) ?? 0));
        addTo(parts, rarest ?? "", before, after);
      }
      const shares = [...parts]
        .sort(([left], [right]) => (rank.get(left) ?? roles.length) - (rank.get(right) ?? roles.length))
        .map(([role, count]) => ({ ...(role === "" ? {} : { role }), ...count }));
      return { roles, shares };
    },
  };
};

const addTo = (
  counts: Map<string, { before: number; after: number }>,
  key: string,
  before: number,
  after: number,
): void => {
  const known = counts.get(key) ?? { before: 0, after: 0 };
  counts.set(key, { before: known.before + before, after: known.after + after });
};
