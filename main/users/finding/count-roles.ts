import type { Database } from "../../db/index.ts";

/** How many users have each role, by the role's id; one that nobody has is not among them. */
export type RoleCounts = Readonly<Record<string, number>>;

interface Row {
  readonly roleId: string;
  readonly users: number;
}

/** Counts them, without those who were forgotten. */
export const countRoles = (db: Database): RoleCounts => {
  const all = db.prepare<[], Row>(`
    SELECT role_id AS roleId, count(*) AS users FROM user_roles GROUP BY role_id`);
  const forgotten = db.prepare<[], Row>(`
    SELECT role_id AS roleId, count(*) AS users FROM users CROSS JOIN user_roles ON user_id = users.id
    WHERE forgotten_at IS NOT NULL GROUP BY role_id`);
  const hidden = new Map(forgotten.all().map(({ roleId, users }) => [roleId, users]));
  return Object.fromEntries(
    all.all().map(({ roleId, users }) => [roleId, users - (hidden.get(roleId) ?? 0)]),
  );
};
