import type { Database } from "../db/index.ts";

/** A user as a file has it; no token and no claim is ever among it. */
export interface ExportedUser {
  readonly subject: string;
  readonly issuer: string;
  readonly name: string;
  readonly fullname: string;
  readonly email: string;
  readonly active: boolean;
  readonly roles: readonly string[];
  /** What else a custom flow has given, by attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads users for a file, by their numbers. */
export interface UserExportStore {
  read(seqs: readonly number[]): readonly ExportedUser[];
  /** The attributes that they have beside their own three. */
  attributeNames(seqs: readonly number[]): readonly string[];
}

interface Row extends Omit<ExportedUser, "active" | "roles" | "attributes"> {
  readonly active: number;
  readonly roles: string;
  readonly attributes: string;
}

const ofSeqs = "seq IN (SELECT value FROM json_each(?))";

/** Makes the store. */
export const createUserExportStore = (db: Database): UserExportStore => {
  const select = db.prepare<[string], Row>(`
    SELECT subject, issuer, name, fullname, email, active, attributes,
      (SELECT json_group_array(roles.name ORDER BY roles.name) FROM user_roles
        JOIN roles ON roles.id = role_id WHERE user_id = users.id) AS roles
    FROM users WHERE ${ofSeqs} AND forgotten_at IS NULL ORDER BY seq`);
  const selectNames = db
    .prepare<[string], string>(
      `SELECT DISTINCT key FROM users, json_each(users.attributes) WHERE users.${ofSeqs} AND attributes <> '{}'`,
    )
    .pluck();
  return {
    read: (seqs) =>
      select.all(JSON.stringify(seqs)).map((row) => ({
        ...row,
        active: row.active === 1,
        roles: JSON.parse(row.roles),
        attributes: row.attributes === "{}" ? {} : JSON.parse(row.attributes),
      })),
    attributeNames: (seqs) => selectNames.all(JSON.stringify(seqs)),
  };
};
