import { FALLBACK_ROLE, type ProvisionedRole, type UnmatchedRole } from "#shared/provisioning/provisioned.ts";
import type { RoleSettings } from "#shared/provisioning/provisioning-settings.ts";
import type { Role } from "#shared/roles/role.ts";
import type { RoleCandidate } from "./read-role-candidates.ts";

/** The roles of the workspace, ready to be looked up. */
export interface RoleDirectory {
  readonly byId: ReadonlyMap<string, Role>;
  readonly byName: ReadonlyMap<string, Role>;
}

/** Makes the directory; UUIDs are compared without case (RFC 9562 4). */
export const roleDirectory = (roles: readonly Role[]): RoleDirectory => ({
  byId: new Map(roles.map((role) => [role.id.toLowerCase(), role])),
  byName: new Map(roles.map((role) => [role.name, role])),
});

/** Before the UUID of a role, where the Mendix OIDC Provider makes a scope of it. */
const SCOPE_OF_ROLE = /^mx:app:userrole:/;

/** What a login gives of roles. */
export interface MatchedRoles {
  readonly roles: readonly ProvisionedRole[];
  readonly unmatchedRoles: readonly UnmatchedRole[];
}

/**
 * Gives the roles that candidates name by UUID or name, and the default roles beside them. A user with none of them
 * gets the fallback role.
 */
export const matchRoles = (
  settings: Pick<RoleSettings, "defaultRoles" | "parser">,
  candidates: readonly RoleCandidate[],
  directory: RoleDirectory,
): MatchedRoles => {
  const given = new Map<string, ProvisionedRole>();
  const unmatchedRoles: UnmatchedRole[] = [];
  const give = ({ id, name }: Role, why: string) => {
    if (!given.has(id)) given.set(id, { id, name, why });
  };
  for (const { text, from } of candidates) {
    const byId = directory.byId.get(text.toLowerCase().replace(SCOPE_OF_ROLE, ""));
    const byName = directory.byName.get(text);
    if (byId !== undefined) give(byId, `${from}, matched by UUID`);
    else if (byName !== undefined) give(byName, `${from}, matched by name`);
    // A scope is not meant as a role unless it is called like one.
    else if (from !== "granted scope")
      unmatchedRoles.push({ candidate: text, why: `${from}, no role is called so` });
  }
  for (const id of settings.defaultRoles) {
    const role = directory.byId.get(id.toLowerCase());
    if (role !== undefined) give(role, "default role of this configuration");
  }
  const fallback = directory.byName.get(FALLBACK_ROLE);
  if (given.size === 0 && fallback !== undefined) give(fallback, "fallback role");
  return { roles: [...given.values()], unmatchedRoles };
};
