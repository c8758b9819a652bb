import { FALLBACK_ROLE, type ProvisionedAttributes } from "#shared/provisioning/provisioned.ts";
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
  readonly active: number;
  readonly firstLoginAt: number;
  readonly lastLoginAt: number;
  readonly loginCount: number;
}

/** Turns a row and the names of the user's roles into the user. */
export const userOf = (row: UserRow, roles: readonly string[]): User => ({
  id: row.id,
  configurationId: row.configurationId,
  issuer: row.issuer,
  subject: row.subject,
  name: row.name,
  fullname: row.fullname,
  email: row.email,
  roles,
  active: row.active === 1,
  firstLoginAt: row.firstLoginAt,
  lastLoginAt: row.lastLoginAt,
  loginCount: row.loginCount,
});

/** Adds where the attributes and roles come from. */
export const describeUser = (user: UserSummary, row: UserRow): UserDetail => {
  const from = JSON.parse(row.sources) as ProvisionedAttributes["sources"];
  return {
    user,
    attributes: [
      { name: "Name", value: user.name, from: from.name },
      { name: "Fullname", value: user.fullname, from: from.fullname },
      { name: "Email", value: user.email, from: from.email },
    ],
    roles: user.roles.map((name) => ({
      name,
      why: name === FALLBACK_ROLE ? "fallback role" : "from the claims of the last login",
    })),
  };
};
