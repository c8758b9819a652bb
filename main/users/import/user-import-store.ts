import type { Database } from "../../db/index.ts";
import type { FileUser } from "./file-row.ts";
import { FROM_IMPORT, type KeptUser, type UserPlan } from "./plan-user.ts";

/** A user of the file, with the issuer that it is of. */
export interface StagedUser extends FileUser {
  readonly issuer: string;
}

/** An import that was begun and whose traces are not all removed. */
export interface BegunImport {
  /** `writing`: what it wrote has to be taken back. `written`: it is valid. */
  readonly state: "writing" | "written";
}

/**
 * What an import keeps. A file's users are staged in a temporary table of the connection. They are written in many
 * small transactions, so that nobody waits long; until the last one is written, enough is kept to take all back,
 * also after a crash.
 */
export interface UserImportStore {
  emptyStage(): void;
  /** Stages a user; answers the line of the one that has its issuer and subject already. */
  stage(user: StagedUser): number | undefined;
  /** Staged users after a position, in the order of the file. */
  staged(after: number, limit: number): readonly { readonly position: number; readonly user: StagedUser }[];
  find(configurationId: string, user: StagedUser): KeptUser | undefined;
  begun(): BegunImport | undefined;
  /** Notes the import, before anything is written. */
  begin(configurationId: string, newRoleIds: readonly string[]): void;
  create(configurationId: string, id: string, user: StagedUser, plan: UserPlan): void;
  update(kept: KeptUser, plan: UserPlan): void;
  /** From here on the import is valid. */
  markWritten(): void;
  /** Removes some of what was kept to take it back; `false`: and now there is nothing left. */
  forgetSome(limit: number): boolean;
  /** Takes some of what was written back; `false`: and now there is nothing left. */
  takeBackSome(limit: number): boolean;
  /** Everything within is one transaction. */
  transaction<T>(act: () => T): T;
}

interface KeptRow extends Omit<KeptUser, "attributes" | "sources" | "active" | "roleIds"> {
  readonly attributes: string;
  readonly sources: string;
  readonly active: number;
}

/** Makes the store. */
export const createUserImportStore = (db: Database): UserImportStore => {
  db.exec(stageSql);
  const empty = db.prepare("DELETE FROM temp.import_stage");
  const insertStaged = db.prepare<[string, string, number, string]>(
    "INSERT OR IGNORE INTO temp.import_stage (issuer, subject, line, user) VALUES (?, ?, ?, ?)",
  );
  const selectLine = db
    .prepare<[string, string], number>("SELECT line FROM temp.import_stage WHERE issuer = ? AND subject = ?")
    .pluck();
  const selectStaged = db.prepare<[number, number], { readonly position: number; readonly user: string }>(
    "SELECT position, user FROM temp.import_stage WHERE position > ? ORDER BY position LIMIT ?",
  );
  const selectKept = db.prepare<[string, string, string], KeptRow>(`
    SELECT id, name, fullname, email, attributes, sources, active FROM users
    WHERE configuration_id = ? AND issuer = ? AND subject = ? AND forgotten_at IS NULL`);
  const selectRoleIds = db
    .prepare<[string], string>("SELECT role_id FROM user_roles WHERE user_id = ?")
    .pluck();
  const selectBegun = db.prepare<[], BegunImport>("SELECT state FROM user_imports");
  const users = prepareWriting(db);
  const taking = prepareTakingBack(db);
  return {
    emptyStage: () => void empty.run(),
    stage: (user) => {
      const { changes } = insertStaged.run(user.issuer, user.subject, user.line, JSON.stringify(user));
      return changes === 1 ? undefined : selectLine.get(user.issuer, user.subject);
    },
    staged: (after, limit) =>
      selectStaged.all(after, limit).map(({ position, user }) => ({ position, user: JSON.parse(user) })),
    find: (configurationId, { issuer, subject }) => {
      const row = selectKept.get(configurationId, issuer, subject);
      return row && keptOf(row, selectRoleIds.all(row.id));
    },
    begun: () => selectBegun.get(),
    begin: (configurationId, newRoleIds) =>
      void taking.begin.run(configurationId, JSON.stringify(newRoleIds)),
    ...users,
    markWritten: () => void taking.markWritten.run(),
    forgetSome: (limit) => {
      if (taking.forgetChanges.run(limit).changes === limit) return true;
      taking.end.run();
      return false;
    },
    takeBackSome: (limit) => {
      if (taking.removeCreated.run(limit).changes === limit) return true;
      const changes = taking.selectChanges.all(limit);
      for (const { userId, before } of changes) taking.restore(userId, JSON.parse(before));
      if (changes.length === limit) return true;
      taking.removeRoles.run();
      taking.end.run();
      return false;
    },
    transaction: (act) => db.transaction(act)(),
  };
};

const stageSql = `
  CREATE TEMP TABLE IF NOT EXISTS import_stage (
    position INTEGER PRIMARY KEY,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    line INTEGER NOT NULL,
    user TEXT NOT NULL,
    UNIQUE (issuer, subject)
  ) STRICT`;

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

const prepareWriting = (db: Database): Pick<UserImportStore, "create" | "update"> => {
  const insert = db.prepare(`
    INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, attributes, sources, active,
      first_login_at, last_login_at, login_count)
    VALUES (@id, @configurationId, @issuer, @subject, @name, @fullname, @email, @attributes, @sources, @active, 0, 0, 0)`);
  const dropForgotten = db.prepare(`
    DELETE FROM users WHERE configuration_id = ? AND issuer = ? AND subject = ? AND forgotten_at IS NOT NULL`);
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
  return {
    create: (configurationId, id, { issuer, subject }, { after }) => {
      // As with a login: who was forgotten and comes again is a new user.
      dropForgotten.run(configurationId, issuer, subject);
      insert.run({ id, configurationId, issuer, subject, ...columnsOf(after) });
      for (const roleId of after.roleIds) giveRole.run(id, roleId, FROM_IMPORT);
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

/** A user's row before the import changed it. */
interface UserBefore extends KeptRow {
  readonly roles: readonly (readonly [id: string, why: string])[];
}

const prepareTakingBack = (db: Database) => {
  const restoreUser = db.prepare(`
    UPDATE users SET name = @name, fullname = @fullname, email = @email, attributes = @attributes,
      sources = @sources, active = @active WHERE id = @userId`);
  const dropRoles = db.prepare("DELETE FROM user_roles WHERE user_id = ?");
  const giveRole = db.prepare(
    "INSERT INTO user_roles (user_id, role_id, why) SELECT ?, id, ? FROM roles WHERE id = ?",
  );
  const dropChange = db.prepare("DELETE FROM user_import_changes WHERE user_id = ?");
  return {
    begin: db.prepare<[string, string]>(`
      INSERT INTO user_imports (configuration_id, state, after_seq, new_roles)
      VALUES (?, 'writing', (SELECT coalesce(max(seq), 0) FROM users), ?)`),
    markWritten: db.prepare("UPDATE user_imports SET state = 'written'"),
    forgetChanges: db.prepare<[number]>(`
      DELETE FROM user_import_changes WHERE user_id IN (SELECT user_id FROM user_import_changes LIMIT ?)`),
    // Who has logged in meanwhile is not only of the import any more, and stays.
    removeCreated: db.prepare<[number]>(`
      DELETE FROM users WHERE seq IN (
        SELECT users.seq FROM users JOIN user_imports USING (configuration_id)
        WHERE users.seq > after_seq AND login_count = 0 LIMIT ?)`),
    removeRoles: db.prepare(`
      DELETE FROM roles WHERE id IN (SELECT value FROM user_imports, json_each(new_roles))
        AND NOT EXISTS (SELECT 1 FROM user_roles WHERE role_id = roles.id)`),
    end: db.prepare("DELETE FROM user_imports"),
    selectChanges: db.prepare<[number], { readonly userId: string; readonly before: string }>(
      "SELECT user_id AS userId, before FROM user_import_changes LIMIT ?",
    ),
    restore: (userId: string, { roles, ...columns }: UserBefore): void => {
      restoreUser.run({ userId, ...columns });
      dropRoles.run(userId);
      for (const [roleId, why] of roles) giveRole.run(userId, why, roleId);
      dropChange.run(userId);
    },
  };
};
