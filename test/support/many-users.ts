import type { Database } from "../../main/db/index.ts";

/** A role that one in ten has, and one that one in a thousand has; everybody has the role User. */
export const manyUsersRoles = [
  { id: "6b9b6a0c-5b42-4c5e-8d47-6f4b1a3a9e10", name: "Planner", every: 10 },
  { id: "0d6f2a1e-93f5-4f0b-9a58-2c7e5d1b8f33", name: "Administrator", every: 1000 },
] as const;

/**
 * Puts very many users into a database that nobody else has open: the rows first, then what finds them, which takes
 * a third of the time. One in fourteen has a family name that begins with `fam`; all have `northwind` in their e-mail
 * address; one in fifty is inactive.
 */
export const seedManyUsers = (db: Database, configurationId: string, count: number): void => {
  for (const setting of [
    "journal_mode = OFF",
    "synchronous = OFF",
    "temp_store = MEMORY",
    "cache_size = -400000",
  ])
    db.pragma(setting);
  db.transaction(() => {
    const parts = db
      .prepare<[], { readonly type: string; readonly name: string; readonly sql: string }>(
        "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name IN ('users', 'user_roles') AND type IN ('index', 'trigger') AND sql IS NOT NULL",
      )
      .all();
    for (const { type, name } of parts) db.exec(`DROP ${type} ${name}`);
    db.prepare(insertUsers).run({ configurationId, last: count - 1 });
    for (const { id, name } of manyUsersRoles)
      db.prepare("INSERT INTO roles (id, name) VALUES (?, ?)").run(id, name);
    for (const { id, every } of [{ id: USER_ROLE, every: 1 }, ...manyUsersRoles])
      db.prepare(
        "INSERT INTO user_roles (user_id, role_id, why) SELECT id, ?, 'seeded' FROM users WHERE seq % ? = 0",
      ).run(id, every);
    setHashSize(db, 128 * 1024 * 1024);
    db.exec("INSERT INTO users_search (users_search) VALUES ('rebuild')");
    setHashSize(db, 1024 * 1024);
    for (const { sql } of parts) db.exec(sql);
  })();
  db.pragma("journal_mode = WAL");
};

/** How much of the full-text index is put together in memory; 1 MiB is its default. */
const setHashSize = (db: Database, bytes: number): void => {
  db.exec(`INSERT INTO users_search (users_search, rank) VALUES ('hashsize', ${bytes})`);
};

const USER_ROLE = "6f1d3c1e-52ab-4c55-8a0e-0b7f5b8c9d01";

const insertUsers = `
  WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < @last)
  INSERT INTO users (id, configuration_id, issuer, subject, name, fullname, email, sources,
    first_login_at, last_login_at, login_count, active)
  SELECT printf('user-%07d', i), @configurationId, 'https://op.example', printf('00u%07d', i), printf('00u%07d', i),
    printf('Given%d %s%d', i % 997, iif(i % 14 = 0, 'Family', 'Surname'), i % 4999),
    printf('given%d.s%d.%d@northwind.example', i % 997, i % 4999, i), '{}',
    1700000000000 + i, 1700000000000 + (i * 7919) % 100000000, 1, i % 50 <> 0
  FROM numbers`;
