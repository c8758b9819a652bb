import type { UserFilter } from "#shared/users/user-query.ts";
import { searchExpression } from "./search-expression.ts";

/** One thing that narrows a list of users, as SQL. */
export interface UserCondition {
  /** Selects the numbers of all rows that fulfil it, through its index. */
  readonly seqs: string;
  /** Selects as many rows, and cheaper. */
  readonly counted: string;
  /** Asks the same of a row of `users`; a text is asked of the full-text index alone. */
  readonly where?: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What a filter means. `now` decides which tokens go on. */
export const conditionsOf = (filter: UserFilter, now: number): readonly UserCondition[] => {
  const { text, tag, roleId, tokenState, configurationId, issuer, active } = filter;
  return [
    textCondition(text),
    tag !== undefined && ofColumn("tag = @tag AND tag <> ''", { tag }),
    roleId !== undefined && roleCondition(roleId),
    tokenState !== undefined && ofColumn(tokenEnds[tokenState], tokenState === "none" ? {} : { now }),
    configurationId !== undefined && ofColumn("configuration_id = @configurationId", { configurationId }),
    issuer !== undefined && ofColumn("issuer = @issuer", { issuer }),
    active !== undefined && ofColumn("active = @active", { active: Number(active) }),
    lastLoginCondition(filter),
  ].filter((condition) => condition !== false);
};

const ofColumn = (where: string, parameters: UserCondition["parameters"]): UserCondition => {
  const seqs = `SELECT seq FROM users WHERE ${where}`;
  return { seqs, counted: seqs, where, parameters };
};

const lastLoginCondition = ({
  lastLoginFrom = 0,
  lastLoginTo = Number.MAX_SAFE_INTEGER,
}: UserFilter): UserCondition | false =>
  (lastLoginFrom > 0 || lastLoginTo < Number.MAX_SAFE_INTEGER) &&
  ofColumn("last_login_at BETWEEN @lastLoginFrom AND @lastLoginTo", { lastLoginFrom, lastLoginTo });

const tokenEnds = {
  none: "token_ends_at = 0",
  expired: "token_ends_at BETWEEN 1 AND @now",
  valid: "token_ends_at > @now",
} as const;

const roleCondition = (roleId: string): UserCondition => ({
  seqs: "SELECT users.seq FROM user_roles CROSS JOIN users ON users.id = user_id WHERE role_id = @roleId",
  counted: "SELECT 1 FROM user_roles WHERE role_id = @roleId",
  where: "EXISTS (SELECT 1 FROM user_roles WHERE user_id = users.id AND role_id = @roleId)",
  parameters: { roleId },
});

const INDEXED_LETTERS = 3;

/**
 * Beginnings of up to three letters are in the index; those of more are put together of all their words, however few
 * of the matches are asked for. So the first three letters are counted, which can only be more.
 */
const textCondition = (text: string): UserCondition | false => {
  const expression = searchExpression(text);
  const begins = searchExpression(text, INDEXED_LETTERS);
  if (expression === undefined || begins === undefined) return false;
  return {
    seqs: matching("@expression"),
    counted: matching("@begins"),
    parameters: { expression, begins },
  };
};

const matching = (parameter: string): string =>
  `SELECT rowid FROM users_search WHERE users_search MATCH ${parameter}`;
