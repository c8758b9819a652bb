import type { AttributeChange, LoginResult, RoleChange } from "#shared/login/login-result.ts";

/** How many things a login changed about its user: attributes that are others now, and roles that came or went. */
export const countChanges = ({ attributes, roles }: LoginResult): number =>
  attributes.filter(isChanged).length +
  roles.filter(({ change }) => change === "added" || change === "removed").length;

/** Whether an attribute is another one than before; one that was not there and is empty is not. */
export const isChanged = ({ before = "", after }: AttributeChange): boolean => before !== after;

const roleOrder: readonly RoleChange["change"][] = ["added", "kept", "removed", "no_match"];

/** The roles in the order in which they matter: what came, what stayed, what went, what is none of ours. */
export const orderRoles = (roles: readonly RoleChange[]): readonly RoleChange[] =>
  [...roles].sort((a, b) => roleOrder.indexOf(a.change) - roleOrder.indexOf(b.change));

/** "3 after, 2 before". */
export const roleCounts = (roles: readonly RoleChange[]): string => {
  const count = (...changes: readonly RoleChange["change"][]) =>
    roles.filter(({ change }) => changes.includes(change)).length;
  return `${count("added", "kept")} after, ${count("kept", "removed")} before`;
};
