import type { Database } from "../../db/index.ts";
import type { KeptRow } from "./imported-user-store.ts";

/** `writing`: what it wrote has to be taken back. `written`: it is valid. */
export type ImportState = "writing" | "written";

/**
 * What is kept of an import while it is written, in many small transactions, so that nobody waits long: enough to take
 * all back until the last one is written, also after a crash.
 */
export interface ImportJournalStore {
  /** Of the import that was begun and whose traces are not all removed. */
  begun(): ImportState | undefined;
  /** Notes the import, before anything is written. */
  begin(configurationId: string, newRoleIds: readonly string[]): void;
  /** From here on the import is valid. */
  markWritten(): void;
  /** Removes some of what was kept to take it back; `false`: and now there is nothing left. */
  forgetSome(limit: number): boolean;
  /** Takes some of what was written back; `false`: and now there is nothing left. */
  takeBackSome(limit: number): boolean;
}

/** Makes the store. */
export const createImportJournalStore = (db: Database): ImportJournalStore => {
  const selectBegun = db.prepare<[], ImportState>("SELECT state FROM user_imports").pluck();
  const taking = prepareTakingBack(db);
  return {
    begun: () => selectBegun.get(),
    begin: (configurationId, newRoleIds) =>
      void taking.begin.run(configurationId, JSON.stringify(newRoleIds)),
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
    // Who has logged in meanwhile is not only of the import any more, and stays. `+` and the order: SQLite would make an
    // index of all users for each time otherwise.
    removeCreated: db.prepare<[number]>(`
      DELETE FROM users WHERE seq IN (
        SELECT seq FROM users
        WHERE seq > (SELECT after_seq FROM user_imports) AND +login_count = 0
          AND +configuration_id = (SELECT configuration_id FROM user_imports)
        ORDER BY seq LIMIT ?)`),
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
