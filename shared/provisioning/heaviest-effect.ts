import type { EffectReason, ProvisioningEffect } from "./effect.ts";

type Counts = Pick<
  ProvisioningEffect,
  "users" | "attributes" | "roles" | "refused" | "created" | "inactive" | "notEvaluated" | "affected"
>;

/** The heaviest of what settings do to the known users, in one sentence; one that nothing can be said of included. */
export const heaviestEffect = (effect: Counts): string => {
  const { attributes, roles, created } = effect;
  const refused = usersIn(effect.refused);
  if (refused > 0) return `${people(refused)} can't log in any more.`;
  const lostRole = most(roles, ({ lost }) => lost);
  if (lostRole)
    return `${people(lostRole.lost)} ${verb(lostRole.lost, "lose")} ${lostRole.role} ${next(lostRole.lost)}.`;
  const lost = most(attributes, (each) => each.lost);
  if (lost) return `${people(lost.lost)} ${verb(lost.lost, "lose")} ${lost.attribute} ${next(lost.lost)}.`;
  if (created > 0) return `${people(created)} would be made anew, as another user.`;
  const gained = most(roles, (each) => each.gained);
  if (gained)
    return `${people(gained.gained)} ${verb(gained.gained, "get")} ${gained.role} ${next(gained.gained)}.`;
  const changed = most(attributes, (each) => each.changed);
  if (changed) {
    return `${people(changed.changed)} ${verb(changed.changed, "get")} another ${changed.attribute} ${next(changed.changed)}.`;
  }
  if (effect.users > 0 && effect.inactive === effect.users) {
    return "Every known user is deactivated, so nobody's login changes.";
  }
  if (effect.users > effect.inactive && usersIn(effect.notEvaluated) + effect.inactive === effect.users) {
    return "No login of a known user is kept, so nothing can be said.";
  }
  return "No known user changes.";
};

/** Users of all reasons together. */
export const usersIn = (reasons: readonly EffectReason[]): number =>
  reasons.reduce((sum, { users }) => sum + users, 0);

const most = <Each>(list: readonly Each[], of: (each: Each) => number): Each | undefined => {
  const [first] = list.filter((each) => of(each) > 0).sort((left, right) => of(right) - of(left));
  return first;
};

const people = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "user" : "users"}`;

const verb = (count: number, plural: string): string => (count === 1 ? `${plural}s` : plural);

const next = (count: number): string => `at ${count === 1 ? "the" : "their"} next login`;
