import type { User, UserDetail, UserSummary } from "#shared/users/user.ts";

/** A row of the table `users`, as the store selects it. */
export interface UserRow {
  readonly seq: number;
  readonly id: string;
  readonly configurationId: string;
  readonly configurationAlias: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly fullname: string;
  readonly email: string;
  readonly sources: string;
  readonly attributes: string;
  readonly active: number;
  readonly tag: string;
  readonly firstLoginAt: number;
  readonly lastLoginAt: number;
  readonly loginCount: number;
}

/** A row of a list, with the ids of the user's roles as JSON. */
export interface UserListRow extends UserRow {
  readonly roleIds: string;
}

/** The columns of a row, as they are selected. */
export const userColumns = `
  users.seq, users.id, configuration_id AS configurationId, issuer, subject, users.name, fullname, email, sources,
  attributes, active, tag, first_login_at AS firstLoginAt, last_login_at AS lastLoginAt, login_count AS loginCount,
  (SELECT alias FROM client_configurations WHERE client_configurations.id = configuration_id)
    AS configurationAlias`;

/** Turns a row and the names of the user's roles into the user. */
export const userOf = (row: UserRow, roles: readonly string[]): User => ({
  id: row.id,
  configurationId: row.configurationId,
  issuer: row.issuer,
  subject: row.subject,
  name: row.name,
  fullname: row.fullname,
  email: row.email,
  attributes: JSON.parse(row.attributes),
  roles,
  active: row.active === 1,
  tag: row.tag,
  firstLoginAt: row.firstLoginAt,
  lastLoginAt: row.lastLoginAt,
  loginCount: row.loginCount,
});

/** Adds where the attributes and roles come from. */
export const describeUser = (user: UserSummary, row: UserRow, roles: UserDetail["roles"]): UserDetail => {
  const from = JSON.parse(row.sources) as Readonly<Record<string, string>>;
  const own = { Name: user.name, Fullname: user.fullname, Email: user.email };
  return {
    user,
    attributes: Object.entries({ ...own, ...user.attributes }).map(([name, value]) => ({
      name,
      value,
      from: from[name] ?? "",
    })),
    roles,
  };
};
