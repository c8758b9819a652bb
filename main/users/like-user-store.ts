import type { LikeUsers } from "#shared/provisioning/identifier-advice.ts";
import type { Database } from "../db/index.ts";

/** Finds users of a configuration that may be one person. */
export interface LikeUserStore {
  count(configurationId: string): number;
  /** Groups whose Name is the same but for capitals; at most 20. Looks at all users. */
  differingInCase(configurationId: string): readonly LikeUsers[];
  /** Groups with one e-mail address, whatever its capitals; at most 20. Looks at all users. */
  sharingEmail(configurationId: string): readonly LikeUsers[];
}

const groupsSql = (column: "name" | "email"): string => `
  SELECT lower(${column}) AS value,
    json_group_array(json_object('id', id, 'name', iif(fullname = '', name, fullname))) AS users
  FROM users WHERE configuration_id = ? AND ${column} <> '' AND forgotten_at IS NULL
  GROUP BY lower(${column}) HAVING count(*) > 1 ORDER BY value LIMIT 20`;

interface Row {
  readonly value: string;
  readonly users: string;
}

/** Makes the store. */
export const createLikeUserStore = (db: Database): LikeUserStore => {
  const countUsers = db
    .prepare<[string], number>(
      "SELECT count(*) FROM users WHERE configuration_id = ? AND forgotten_at IS NULL",
    )
    .pluck();
  const byName = db.prepare<[string], Row>(groupsSql("name"));
  const byEmail = db.prepare<[string], Row>(groupsSql("email"));
  const read = (rows: readonly Row[]): readonly LikeUsers[] =>
    rows.map(({ value, users }) => ({ value, users: JSON.parse(users) }));
  return {
    count: (configurationId) => countUsers.get(configurationId) ?? 0,
    differingInCase: (configurationId) => read(byName.all(configurationId)),
    sharingEmail: (configurationId) => read(byEmail.all(configurationId)),
  };
};
