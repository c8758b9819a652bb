import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { Role } from "#shared/roles/role.ts";
import type { User } from "#shared/users/user.ts";
import { type Database, openForReading } from "../../db/index.ts";
import type { SealedPlace } from "../../tokens/index.ts";
import type { UserStore } from "../../users/index.ts";
import { attributeOf } from "../describe-change.ts";

/** A user as the database has them, with their number and the claims of the last login. */
export interface KnownUser {
  readonly seq: number;
  readonly user: User;
  /** Opens them. @throws AppFailure `secret_unreadable` */
  readonly readClaims: () => LoginClaims | undefined;
}

/** The users of one configuration, read by a connection of its own, in the order of their numbers. */
export interface KnownUserStore extends Pick<UserStore, "find" | "findByAttribute"> {
  readonly seqs: readonly number[];
  /** The users with these numbers that are still there, in this order. */
  read(seqs: readonly number[]): readonly KnownUser[];
  close(): void;
}

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly fullname: string;
  readonly email: string;
  readonly attributes: string;
  readonly tag: string;
  readonly active: number;
  readonly firstLoginAt: number;
  readonly lastLoginAt: number;
  readonly loginCount: number;
  readonly claims: Uint8Array | null;
  readonly roleIds: string | null;
}

const columns = `
  seq, id, issuer, subject, name, fullname, email, attributes, tag, active, first_login_at AS firstLoginAt,
  last_login_at AS lastLoginAt, login_count AS loginCount, claims,
  (SELECT group_concat(role_id, char(10)) FROM user_roles WHERE user_id = users.id) AS roleIds`;

/**
 * Opens the database of a configuration's users.
 * @param open opens a sealed value
 * @throws AppFailure `database_corrupt`, `database_unavailable`
 */
export const openKnownUserStore = (
  file: string,
  configurationId: string,
  roles: readonly Role[],
  open: (place: SealedPlace, sealed: Uint8Array) => Uint8Array,
): KnownUserStore => {
  const db = openForReading(file);
  // A list of numbers in one statement: as many searches, but one call of the library.
  const selectSome = db.prepare<[string], Row>(
    `SELECT ${columns} FROM (SELECT value AS wanted FROM json_each(?)) CROSS JOIN users ON seq = wanted
     WHERE forgotten_at IS NULL`,
  );
  const selectByKey = db.prepare<[string, string, string], Row>(
    `SELECT ${columns} FROM users WHERE configuration_id = ? AND issuer = ? AND subject = ? AND forgotten_at IS NULL`,
  );
  const rolesOf = roleReader(roles);
  const byAttribute = new Map<string, ReadonlyMap<string, readonly number[]>>();
  let atHand = new Map<number, KnownUser>();

  const knownUser = (row: Row): KnownUser => ({
    seq: row.seq,
    user: userOf(row, configurationId, rolesOf),
    readClaims: () => {
      if (row.claims === null) return undefined;
      const { buffer, byteOffset, length } = open(
        { table: "users", row: row.id, column: "claims" },
        row.claims,
      );
      return JSON.parse(Buffer.from(buffer, byteOffset, length).toString("utf8"));
    },
  });
  const select = (seqs: readonly number[]): readonly KnownUser[] =>
    selectSome.all(JSON.stringify(seqs)).map(knownUser);
  return {
    seqs: selectSeqs(db, configurationId),
    read: (seqs) => {
      atHand = new Map(select(seqs).map((known) => [known.seq, known]));
      return seqs.map((seq) => atHand.get(seq)).filter((known) => known !== undefined);
    },
    find: (_configurationId, issuer, subject) => {
      const row = selectByKey.get(configurationId, issuer, subject);
      return row && knownUser(row).user;
    },
    findByAttribute: (_configurationId, attribute, value) => {
      const index = byAttribute.get(attribute) ?? indexUsers(db, configurationId, attribute);
      byAttribute.set(attribute, index);
      return (index.get(value) ?? [])
        .map((seq) => atHand.get(seq) ?? select([seq])[0])
        .flatMap((known) => known?.user ?? []);
    },
    close: () => db.close(),
  };
};

/** Out of indexes alone, which is why those that were forgotten are looked up apart. */
const selectSeqs = (db: Database, configurationId: string): readonly number[] =>
  db
    .prepare(
      `SELECT seq FROM users WHERE configuration_id = ?
       AND seq NOT IN (SELECT seq FROM users WHERE forgotten_at IS NOT NULL) ORDER BY seq`,
    )
    .pluck()
    .all(configurationId) as number[];

/** Every user is looked for in turn: one reading of all is quicker than as many searches. Two of a value are enough. */
const indexUsers = (
  db: Database,
  configurationId: string,
  attribute: string,
): ReadonlyMap<string, readonly number[]> => {
  const index = new Map<string, number[]>();
  const rows = db
    .prepare<[string], Pick<Row, "seq" | "name" | "fullname" | "email" | "attributes">>(
      "SELECT seq, name, fullname, email, attributes FROM users WHERE configuration_id = ? AND forgotten_at IS NULL",
    )
    .iterate(configurationId);
  for (const { attributes, ...row } of rows) {
    const value = attributeOf({ ...row, attributes: JSON.parse(attributes) }, attribute);
    const known = index.get(value);
    if (known === undefined) index.set(value, [row.seq]);
    else if (known.length < 2) known.push(row.seq);
  }
  return index;
};

const userOf = (
  { seq: _seq, claims: _claims, roleIds, ...row }: Row,
  configurationId: string,
  rolesOf: (roleIds: string | null) => readonly string[],
): User => ({
  ...row,
  configurationId,
  attributes: row.attributes === "{}" ? {} : JSON.parse(row.attributes),
  active: row.active === 1,
  roles: rolesOf(roleIds),
});

/** Reads lists of ids as names in order; many users have the same, which are read once. */
const roleReader = (roles: readonly Role[]): ((roleIds: string | null) => readonly string[]) => {
  const names = new Map(roles.map(({ id, name }) => [id, name]));
  const read = new Map<string, readonly string[]>();
  return (roleIds) => {
    if (roleIds === null) return [];
    const known = read.get(roleIds);
    if (known !== undefined) return known;
    const sorted = roleIds
      .split("\n")
      .map((id) => names.get(id) ?? id)
      .sort();
    read.set(roleIds, sorted);
    return sorted;
  };
};
