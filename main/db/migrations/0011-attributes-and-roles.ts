import type { Migration } from "./migration.ts";

/**
 * Users get attributes beside their own three, and their roles the reason for which they have them. The sources of
 * the attributes are named as the attributes are.
 */
export const attributesAndRoles: Migration = {
  version: 11,
  name: "attributes and roles",
  up: (db) =>
    db.exec(`
      ALTER TABLE users ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(attributes));
      UPDATE users SET sources = json_object(
        'Name', sources ->> '$.name', 'Fullname', sources ->> '$.fullname', 'Email', sources ->> '$.email');
      CREATE INDEX users_by_name ON users (configuration_id, name);
      CREATE INDEX users_by_email ON users (configuration_id, email);
      ALTER TABLE user_roles ADD COLUMN why TEXT NOT NULL DEFAULT '';
      ALTER TABLE roles ADD COLUMN description TEXT NOT NULL DEFAULT '';
    `),
};
