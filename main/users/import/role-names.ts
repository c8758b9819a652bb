import type { Role } from "#shared/roles/role.ts";

/** The roles of a file's user, sorted by whether the workspace has them. */
export interface ReadRoles {
  readonly ids: readonly string[];
  readonly unknown: readonly string[];
}

/** Finds the workspace's roles by name or UUID. */
export const createRoleFinder = (roles: readonly Role[]): ((names: readonly string[]) => ReadRoles) => {
  const byName = new Map(roles.map(({ id, name }) => [name, id]));
  const byId = new Map(roles.map(({ id }) => [id.toLowerCase(), id]));
  const idOf = (name: string) => byName.get(name) ?? byId.get(name.toLowerCase());
  return (names) => {
    const found = names.map((name) => ({ name, id: idOf(name) }));
    return {
      ids: [...new Set(found.flatMap(({ id }) => id ?? []))],
      unknown: found.filter(({ id }) => id === undefined).map(({ name }) => name),
    };
  };
};
