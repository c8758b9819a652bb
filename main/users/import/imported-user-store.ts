import type { Database } from "../../db/index.ts";
import type { StagedUser } from "./import-stage-store.ts";
import { FROM_IMPORT, type KeptUser, type UserPlan } from "./plan-user.ts";

/** The users that an import finds, creates and updates; for an update enough is noted to take it back. */
export interface ImportedUserStore {
  find(configurationId: string, user: StagedUser): KeptUser | undefined;
  create(configurationId: string, id: string, user: StagedUser, plan: UserPlan): void;
  update(kept: KeptUser, plan: UserPlan): void;
  /** Lets those who were created since the last time be found; in the transaction that created them. */
  index(): void;
}

/** A user's row, as far as an import changes it. */
export interface KeptRow extends Omit<KeptUser, "attributes" | "sources" | "active" | "roleIds"> {
  readonly attributes: string;
  readonly sources: string;
  readonly active: number;
}

/** Makes the store. */
export const createImportedUserStore = (db: Database): ImportedUserStore => {
  const selectKept = db.prepare<[string, string, string], KeptRow>(`
    SELECT id, name, fullname, email, attributes, sources, active FROM users
    WHERE configuration_id = ? AND issuer = ? AND subject = ? AND forgotten_at IS NULL`);
  const selectRoleIds = db
    .prepare<[string], string>("SELECT role_id FROM user_roles WHERE user_id = ?")
    .pluck();

  const insert = db.prepare(`
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, attributes, sources, active,
      first_login_at, last_login_at, login_count)
    VALUES (@id, @configurationId, @issuer, @subject, @name, @fullname, @email, @attributes, @sources, @active, 0, 0, 0)`);
  const dropForgotten = db.prepare(`
    DELETE FROM users WHERE configuration_id = ? AND issuer = ? AND subject = ? AND +forgotten_at IS NOT NULL`);
  const giveRole = db.prepare("INSERT INTO user_roles (user_id, role_id, why) VALUES (?, ?, ?)");
  const dropRoles = db.prepare("DELETE FROM user_roles WHERE user_id = ?");
  const updateUser = db.prepare(`
    UPDATE users SET name = @name, fullname = @fullname, email = @email, attributes = @attributes,
      sources = @sources, active = @active WHERE id = @id`);
  const noteBefore = db.prepare(`
    INSERT INTO user_import_changes (user_id, before)
    SELECT id, json_object('name', name, 'fullname', fullname, 'email', email, 'attributes', attributes,
      'sources', sources, 'active', active, 'roles', (
        SELECT json_group_array(json_array(role_id, why)) FROM user_roles WHERE user_id = id))
    FROM users WHERE id = ?`);
  const index = db.prepare<[number | bigint, number | bigint]>(`
    INSERT INTO users_search (rowid, name, fullname, email, subject)
    SELECT seq, name, fullname, email, subject FROM users WHERE seq BETWEEN ? AND ?`);
  // Within a transaction nobody else gets a number between those of two users who are created.
  let [first, last]: [number | bigint, number | bigint] = [0, 0];
  return {
    find: (configurationId, { issuer, subject }) => {
      const row = selectKept.get(configurationId, issuer, subject);
      return row && keptOf(row, selectRoleIds.all(row.id));
    },
    create: (configurationId, id, { issuer, subject }, { after }) => {
      // As with a login: who was forgotten and comes again is a new user.
      dropForgotten.run(configurationId, issuer, subject);
      const { lastInsertRowid } = insert.run({ id, configurationId, issuer, subject, ...columnsOf(after) });
      if (first === 0) first = lastInsertRowid;
      last = lastInsertRowid;
      for (const roleId of after.roleIds) giveRole.run(id, roleId, FROM_IMPORT);
    },
    index: () => {
      if (first !== 0) index.run(first, last);
      first = 0;
    },
    update: ({ id }, { changes, after }) => {
      noteBefore.run(id);
      updateUser.run({ id, ...columnsOf(after) });
      if (!changes.includes("Roles")) return;
      dropRoles.run(id);
      for (const roleId of after.roleIds) giveRole.run(id, roleId, FROM_IMPORT);
    },
  };
};

const keptOf = (row: KeptRow, roleIds: readonly string[]): KeptUser => ({
  ...row,
  attributes: JSON.parse(row.attributes),
  sources: JSON.parse(row.sources),
  active: row.active === 1,
  roleIds,
});

/** The columns of a user that an import writes. */
const columnsOf = ({ name, fullname, email, attributes, sources, active }: UserPlan["after"]) => ({
  name,
  fullname,
  email,
  attributes: JSON.stringify(attributes),
  sources: JSON.stringify(sources),
  active: active ? 1 : 0,
});
