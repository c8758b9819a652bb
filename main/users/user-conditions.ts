import type { UserFilter } from "#shared/users/user-query.ts";
import { searchExpression } from "./search-expression.ts";

/** One thing that narrows a list of users, as SQL. */
export interface UserCondition {
  /** Of a row of `users`, so that its index is not what the rows are read by; `+` tells SQLite so. */
  readonly where: string;
  /** The same where its index goes on with the last login and may be used: in a list in that order. */
  readonly inOrderOfLogins?: string;
  /** Selects the numbers of all rows that fulfil it, through its index. */
  readonly seqs: string;
  /** Selects as many rows, and cheaper, without those of users that were forgotten; for counting. */
  readonly counted: string;
}

/** Conditions and the values that stand in them. */
export interface UserConditions {
  readonly conditions: readonly UserCondition[];
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What a filter means; the most telling conditions come first. `now` decides which tokens go on. */
export const conditionsOf = (filter: UserFilter, now: number): UserConditions => {
  const conditions: UserCondition[] = [];
  const parameters: Record<string, string | number> = {};
  const expression = searchExpression(filter.text);
  if (expression !== undefined) {
    conditions.push(matches);
    parameters.expression = expression;
  }
  if (filter.tag !== undefined) {
    conditions.push(inOrderOfLogins("tag = @tag", " AND tag <> ''"));
    parameters.tag = filter.tag;
  }
  if (filter.roleId !== undefined) {
    conditions.push(hasRole);
    parameters.roleId = filter.roleId;
  }
  if (filter.tokenState !== undefined) {
    conditions.push(columnIs(tokenEnds[filter.tokenState]));
    if (filter.tokenState !== "none") parameters.now = now;
  }
  for (const [name, column] of Object.entries(equalColumns)) {
    const value = filter[name as keyof typeof equalColumns];
    if (value === undefined) continue;
    conditions.push(inOrderOfLogins(`${column} = @${name}`));
    parameters[name] = typeof value === "boolean" ? Number(value) : value;
  }
  if (filter.lastLoginFrom !== undefined || filter.lastLoginTo !== undefined) {
    conditions.push(lastLoginIsBetween);
    parameters.lastLoginFrom = filter.lastLoginFrom ?? 0;
    parameters.lastLoginTo = filter.lastLoginTo ?? Number.MAX_SAFE_INTEGER;
  }
  return { conditions, parameters };
};

const equalColumns = { configurationId: "configuration_id", issuer: "issuer", active: "active" } as const;

const seqsWhere = (where: string): string => `SELECT seq FROM users WHERE ${where}`;

const forgotten = (column: "seq" | "id"): string =>
  `NOT IN (SELECT ${column} FROM users WHERE forgotten_at IS NOT NULL)`;
const countedWhere = (where: string): string => `${seqsWhere(where)} AND seq ${forgotten("seq")}`;

const columnIs = (where: string): UserCondition => {
  const hidden = where.replaceAll(/\b(token_ends_at|last_login_at)\b/g, "+$1");
  return {
    where: hidden,
    seqs: seqsWhere(where),
    counted: countedWhere(where),
  };
};

/** A column whose index goes on with the last login; `partial` is what such an index asks for. */
const inOrderOfLogins = (where: string, partial = ""): UserCondition => {
  const whole = where + partial;
  return {
    where: `+${where}`,
    inOrderOfLogins: whole,
    seqs: seqsWhere(whole),
    counted: countedWhere(whole),
  };
};

const seqsFound = "SELECT rowid FROM users_search WHERE users_search MATCH @expression";
const matches: UserCondition = {
  where: `+seq IN (${seqsFound})`,
  seqs: seqsFound,
  counted: `${seqsFound} AND rowid ${forgotten("seq")}`,
};

const roleIsGiven = "EXISTS (SELECT 1 FROM user_roles WHERE user_id = users.id AND role_id = @roleId)";
const hasRole: UserCondition = {
  where: roleIsGiven,
  seqs: "SELECT users.seq FROM user_roles CROSS JOIN users ON users.id = user_id WHERE role_id = @roleId",
  counted: `SELECT user_id FROM user_roles WHERE role_id = @roleId AND user_id ${forgotten("id")}`,
};

const lastLoginIsBetween: UserCondition = {
  ...columnIs("last_login_at BETWEEN @lastLoginFrom AND @lastLoginTo"),
  inOrderOfLogins: "last_login_at BETWEEN @lastLoginFrom AND @lastLoginTo",
};

const tokenEnds = {
  none: "token_ends_at = 0",
  expired: "token_ends_at BETWEEN 1 AND @now",
  valid: "token_ends_at > @now",
} as const;
