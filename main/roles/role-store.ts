import { AppFailure } from "#shared/app-error.ts";
import { FALLBACK_ROLE } from "#shared/provisioning/provisioned.ts";
import type { Role } from "#shared/roles/role.ts";
import type { Database } from "../db/index.ts";
import type { Random } from "../ports/random.ts";

/** A role that is to be made; without a UUID it gets one. */
export interface RoleDraft extends Omit<Role, "id"> {
  readonly id?: string | undefined;
}

/** The roles of the workspace. */
export interface RoleStore {
  /** In the order of their names. */
  all(): readonly Role[];
  /** @throws AppFailure `role_taken` when another role has the name or the UUID */
  create(role: RoleDraft): Role;
  /** @throws AppFailure `not_found`, `role_taken`, `invalid_input` when the fallback role would be renamed */
  update(role: Role): Role;
  /** Users lose it. @throws AppFailure `not_found`, `invalid_input` for the fallback role */
  delete(id: string): void;
  /** Adds those that are not there by UUID or name; all or none. */
  import(roles: readonly RoleDraft[]): { readonly added: number; readonly known: number };
}

/** Makes the store. */
export const createRoleStore = (db: Database, random: Random): RoleStore => {
  const selectAll = db.prepare<[], Role>("SELECT id, name, description FROM roles ORDER BY name");
  const selectOne = db.prepare<[string], Role>("SELECT id, name, description FROM roles WHERE id = ?");
  const selectHolder = db.prepare<[string, string], string>(
    "SELECT name FROM roles WHERE (id = ? COLLATE NOCASE OR name = ?) LIMIT 1",
  );
  const insert = db.prepare("INSERT INTO roles (id, name, description) VALUES (@id, @name, @description)");
  const update = db.prepare("UPDATE roles SET name = @name, description = @description WHERE id = @id");
  const remove = db.prepare("DELETE FROM roles WHERE id = ?");

  const get = (id: string): Role => {
    const role = selectOne.get(id);
    if (role === undefined) throw notFound();
    return role;
  };
  const add = ({ id = random.uuid(), name, description }: RoleDraft): Role => {
    if (selectHolder.get(id, name) !== undefined) throw taken(name);
    const role = { id, name, description };
    insert.run(role);
    return role;
  };
  const change = (role: Role): Role => {
    const before = get(role.id);
    if (before.name === FALLBACK_ROLE && role.name !== FALLBACK_ROLE) throw fallbackStays();
    const isTaken = selectAll.all().some(({ id, name }) => name === role.name && id !== role.id);
    if (isTaken) throw taken(role.name);
    update.run(role);
    return role;
  };
  return {
    all: () => selectAll.all(),
    create: add,
    update: change,
    delete: (id) => {
      if (get(id).name === FALLBACK_ROLE) throw fallbackStays();
      remove.run(id);
    },
    import: db.transaction((roles: readonly RoleDraft[]) => {
      const known = roles.filter(({ id = "", name }) => selectHolder.get(id, name) !== undefined);
      for (const role of roles) if (!known.includes(role)) add(role);
      return { added: roles.length - known.length, known: known.length };
    }),
  };
};

const taken = (name: string): AppFailure =>
  new AppFailure({
    code: "role_taken",
    message: `There is a role with the name ${name}, or with this UUID, already.`,
    advice: "Change that one, or choose another name.",
    field: "name",
  });

const fallbackStays = (): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: `The role ${FALLBACK_ROLE} is given where a login brings no other, so it stays.`,
    advice: "Describe it as you like; its name and UUID are fixed.",
    field: "name",
  });

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such role any more.",
    advice: "Go back to the list of roles.",
  });
