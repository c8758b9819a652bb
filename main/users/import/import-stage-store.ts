import { openScratch } from "../../db/index.ts";
import type { FileUser } from "./file-row.ts";

/** A user of the file, with the issuer that it is of. */
export interface StagedUser extends FileUser {
  readonly issuer: string;
}

/** The users of a file that was read, in a database of their own, which ends with it. */
export interface ImportStageStore {
  /** Stages a user; answers the line of the one that has its issuer and subject already. */
  stage(user: StagedUser): number | undefined;
  /** Staged users after a position, in the order of the file. */
  staged(after: number, limit: number): readonly { readonly position: number; readonly user: StagedUser }[];
  /** All that is staged in it is so at once, which is quicker. */
  together(act: () => void): void;
  close(): void;
}

/** Makes the store. */
export const createImportStageStore = (): ImportStageStore => {
  const db = openScratch();
  db.exec(stageSql);
  const insert = db.prepare<[string, string, number, string]>(
    "INSERT OR IGNORE INTO import_stage (issuer, subject, line, user) VALUES (?, ?, ?, ?)",
  );
  const selectLine = db
    .prepare<[string, string], number>("SELECT line FROM import_stage WHERE issuer = ? AND subject = ?")
    .pluck();
  const select = db.prepare<[number, number], { readonly position: number; readonly user: string }>(
    "SELECT position, user FROM import_stage WHERE position > ? ORDER BY position LIMIT ?",
  );
  return {
    stage: (user) => {
      const { changes } = insert.run(user.issuer, user.subject, user.line, JSON.stringify(user));
      return changes === 1 ? undefined : selectLine.get(user.issuer, user.subject);
    },
    staged: (after, limit) =>
      select.all(after, limit).map(({ position, user }) => ({ position, user: JSON.parse(user) })),
    together: (act) => db.transaction(act)(),
    close: () => db.close(),
  };
};

const stageSql = `
  CREATE TABLE import_stage (
    position INTEGER PRIMARY KEY,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    line INTEGER NOT NULL,
    user TEXT NOT NULL,
    UNIQUE (issuer, subject)
  ) STRICT`;
