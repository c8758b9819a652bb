import { AppFailure } from "#shared/app-error.ts";
import { type LoginClaims, type Provisioned, valueOfAttribute } from "#shared/provisioning/provisioned.ts";
import type { User, UserDetail, UserFacets, UserSummary } from "#shared/users/user.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { SealedPlace, TokenSetStore, Vault } from "../tokens/index.ts";
import { describeUser, type UserRow, userColumns, userOf } from "./user-row.ts";

export interface UserStorePorts {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  /** For the word about the token set. */
  readonly tokenSets: Pick<TokenSetStore, "summary">;
}

/** What a login brought, to be kept. */
export interface LoginOfUser extends Omit<Provisioned, "unmatchedRoles"> {
  /** The user that it was found to be of; absent: it makes a new one. */
  readonly id?: string;
  readonly configurationId: string;
  readonly claims: LoginClaims;
}

/** Provisioned users, with the roles and claims of their last login. */
export interface UserStore {
  /** @throws AppFailure `not_found` */
  get(id: string): UserDetail;
  /** The claims of the last login. @throws AppFailure `not_found`, `secret_unreadable` */
  claims(id: string): LoginClaims | undefined;
  /** What a user is called where only the name is shown. @throws AppFailure `not_found` */
  nameOf(id: string): string;
  /** The same of a user as whom requests may be sent. @throws AppFailure `not_found`, `user_inactive` */
  activeNameOf(id: string): string;
  /** What there is to filter by. */
  facets(): UserFacets;
  /** The user of a configuration who logged in last. */
  lastLogin(configurationId: string): string | undefined;
  find(configurationId: string, issuer: string, subject: string): User | undefined;
  /** The users of a configuration with this value of an attribute; two at most, which is as good as many. */
  findByAttribute(configurationId: string, attribute: string, value: string): readonly User[];
  /**
   * Creates or updates the user of a login. Roles that the workspace does not have are not given.
   * Needs `vault.ready()` before. @throws AppFailure `data_key_missing`
   */
  saveLogin(login: LoginOfUser): { readonly user: User; readonly created: boolean };
}

const upsertSql = `
  INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources, attributes, claims,
    first_login_at, last_login_at, login_count)
  VALUES (@id, @configurationId, @issuer, @subject, @name, @fullname, @email, @sources, @attributes, @claims,
    @now, @now, 1)
  ON CONFLICT (id) DO UPDATE SET
    issuer = excluded.issuer, subject = excluded.subject, name = excluded.name, fullname = excluded.fullname,
    email = excluded.email, sources = excluded.sources, attributes = excluded.attributes, claims = excluded.claims,
    first_login_at = iif(login_count = 0, excluded.first_login_at, first_login_at),
    last_login_at = excluded.last_login_at, login_count = login_count + 1`;

/** Makes the store. */
export const createUserStore = ({ db, vault, clock, random, tokenSets }: UserStorePorts): UserStore => {
  const selectOne = db.prepare<[string], UserRow>(
    `SELECT ${userColumns} FROM users WHERE id = ? AND forgotten_at IS NULL`,
  );
  const selectName = db
    .prepare<[string], string>(
      "SELECT iif(fullname = '', name, fullname) FROM users WHERE id = ? AND forgotten_at IS NULL",
    )
    .pluck();
  const isActive = db.prepare<[string], number>("SELECT active FROM users WHERE id = ?").pluck();
  const selectByKey = db.prepare<[string, string, string], UserRow>(`
    SELECT ${userColumns} FROM users WHERE configuration_id = ? AND issuer = ? AND subject = ? AND forgotten_at IS NULL`);
  const selectClaims = db
    .prepare<[string], Uint8Array | null>("SELECT claims FROM users WHERE id = ? AND forgotten_at IS NULL")
    .pluck();
  const selectRoles = db
    .prepare<[string], string>(`
      SELECT name FROM user_roles JOIN roles ON roles.id = role_id WHERE user_id = ? ORDER BY name`)
    .pluck();
  const selectRoleReasons = db.prepare<[string], { readonly name: string; readonly why: string }>(`
    SELECT name, why FROM user_roles JOIN roles ON roles.id = role_id WHERE user_id = ? ORDER BY name`);
  const selectLastLogin = db
    .prepare<[string], string>(`
      SELECT user_id FROM login_runs WHERE configuration_id = ?
        AND EXISTS (SELECT 1 FROM users WHERE users.id = user_id AND forgotten_at IS NULL)
      ORDER BY started_at DESC LIMIT 1`)
    .pluck();
  const upsert = db.prepare(upsertSql);
  const dropForgotten = db.prepare(`
    DELETE FROM users WHERE configuration_id = ? AND issuer = ? AND subject = ? AND forgotten_at IS NOT NULL`);
  const dropRoles = db.prepare("DELETE FROM user_roles WHERE user_id = ?");
  const giveRole = db.prepare(
    "INSERT OR IGNORE INTO user_roles (user_id, role_id, why) SELECT @userId, id, @why FROM roles WHERE id = @id",
  );

  const user = (row: UserRow): User => userOf(row, selectRoles.all(row.id));
  const summary = (row: UserRow): UserSummary => ({
    ...user(row),
    configurationAlias: row.configurationAlias,
    tokenSet: tokenSets.summary(row.id),
  });

  const nameOf = (id: string): string => {
    const name = selectName.get(id);
    if (name === undefined) throw notFound();
    return name;
  };

  const find = (configurationId: string, issuer: string, subject: string): User | undefined => {
    const row = selectByKey.get(configurationId, issuer, subject);
    return row && user(row);
  };

  const saveLogin = db.transaction((login: LoginOfUser) => {
    const { configurationId, issuer, subject } = login;
    const id = login.id ?? random.uuid();
    const { sources, ...values } = columnsOf(login.attributes);
    const claims = vault.seal(claimsOf(id), JSON.stringify(login.claims));
    const now = clock.now();
    // Who was forgotten and logs in again is a new user, which cannot be undone any more.
    dropForgotten.run(configurationId, issuer, subject);
    upsert.run({ id, configurationId, issuer, subject, ...values, sources, claims, now });
    dropRoles.run(id);
    for (const role of login.roles) giveRole.run({ userId: id, id: role.id, why: role.why });
    const saved = find(configurationId, issuer, subject);
    if (saved === undefined) throw notFound();
    return { user: saved, created: login.id === undefined };
  });

  return {
    get: (id) => {
      const row = selectOne.get(id);
      if (row === undefined) throw notFound();
      return describeUser(summary(row), row, selectRoleReasons.all(id));
    },
    nameOf,
    activeNameOf: (id) => {
      const name = nameOf(id);
      if (isActive.get(id) === 0) throw inactive(name);
      return name;
    },
    facets: () => ({
      issuers: db.prepare<[], string>(distinctSql("issuer")).pluck().all(),
      tags: db.prepare<[], string>(distinctSql("tag", "AND tag <> ''")).pluck().all(),
    }),
    claims: (id) => {
      const sealed = selectClaims.get(id);
      if (sealed === undefined) throw notFound();
      if (sealed === null) return undefined;
      return JSON.parse(Buffer.from(vault.open(claimsOf(id), sealed)).toString("utf8"));
    },
    lastLogin: (configurationId) => selectLastLogin.get(configurationId),
    find,
    findByAttribute: (configurationId, attribute, value) =>
      db
        .prepare<[string, string], UserRow>(`
          SELECT ${userColumns} FROM users WHERE configuration_id = ? AND ${columnOf(attribute)} = ?
            AND forgotten_at IS NULL LIMIT 2`)
        .all(configurationId, value)
        .map(user),
    saveLogin,
  };
};

/** The three own attributes have columns; the others stand in one document. */
const columnsOf = (attributes: Provisioned["attributes"]) => {
  const others = attributes.filter(({ attribute }) => !(attribute in ownColumns));
  return {
    name: valueOfAttribute(attributes, "Name"),
    fullname: valueOfAttribute(attributes, "Fullname"),
    email: valueOfAttribute(attributes, "Email"),
    attributes: JSON.stringify(Object.fromEntries(others.map(({ attribute, value }) => [attribute, value]))),
    sources: JSON.stringify(
      Object.fromEntries(attributes.map(({ attribute, source }) => [attribute, source])),
    ),
  };
};

const ownColumns: Readonly<Record<string, string>> = { Name: "name", Fullname: "fullname", Email: "email" };

/** An attribute's name is data: it reaches the statement as a JSON path in quotes only. */
const columnOf = (attribute: string): string =>
  Object.hasOwn(ownColumns, attribute)
    ? (ownColumns[attribute] ?? "name")
    : `attributes ->> '$."${attribute.replaceAll(/["'\\]/g, "")}"'`;

const MOST_FACETS = 200;

/** Each value of an indexed column once, without reading a million of the same: from one to the next larger one. */
const distinctSql = (column: string, partial = ""): string => `
  WITH RECURSIVE found (value) AS (
    SELECT min(${column}) FROM users WHERE 1 ${partial}
    UNION ALL
    SELECT (SELECT min(${column}) FROM users WHERE ${column} > value ${partial}) FROM found
    WHERE value IS NOT NULL LIMIT ${MOST_FACETS}
  ) SELECT value FROM found WHERE value IS NOT NULL`;

const claimsOf = (userId: string): SealedPlace => ({ table: "users", row: userId, column: "claims" });

const inactive = (name: string): AppFailure =>
  new AppFailure({
    code: "user_inactive",
    message: `The user ${name} is deactivated here, so no request is sent as them.`,
    advice: "Activate the user, or send as somebody else.",
  });

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such user any more.",
    advice: "Go back to the list of users.",
  });
