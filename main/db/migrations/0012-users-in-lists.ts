import type { Migration } from "./migration.ts";

/**
 * What the list of users is filtered and sorted by. The keys of the sorts are cut, so that a name of a megabyte makes
 * neither an index nor a page's cursor large. The end of the access token stands in the user's row too, kept by
 * triggers: 0 is no token, and one that is not known comes after all others. A user that was forgotten is hidden
 * until the undo time is over, and deleted then.
 */
export const usersInLists: Migration = {
  version: 12,
  name: "users in lists",
  up: (db) => {
    db.exec(columns);
    db.exec(tokenEnds);
    db.exec(indexes);
  },
};

const columns = `
  ALTER TABLE users ADD COLUMN tag TEXT NOT NULL DEFAULT '';
  ALTER TABLE users ADD COLUMN forgotten_at INTEGER;
  ALTER TABLE users ADD COLUMN token_ends_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE users ADD COLUMN fullname_key TEXT COLLATE NOCASE
    GENERATED ALWAYS AS (substr(iif(fullname = '', name, fullname), 1, 100)) VIRTUAL;
  ALTER TABLE users ADD COLUMN email_key TEXT COLLATE NOCASE
    GENERATED ALWAYS AS (substr(email, 1, 100)) VIRTUAL;
`;

/** The largest whole number that JavaScript keeps exactly stands for an end that the provider did not say. */
const endsAt = "coalesce(expires_at, 9007199254740991)";

const tokenEnds = `
  UPDATE users SET token_ends_at = token_sets.ends_at
    FROM (SELECT user_id, ${endsAt} AS ends_at FROM token_sets) AS token_sets WHERE user_id = id;
  CREATE TRIGGER token_sets_insert AFTER INSERT ON token_sets BEGIN
    UPDATE users SET token_ends_at = ${endsAt.replace("expires", "new.expires")} WHERE id = new.user_id;
  END;
  CREATE TRIGGER token_sets_update AFTER UPDATE OF expires_at ON token_sets BEGIN
    UPDATE users SET token_ends_at = ${endsAt.replace("expires", "new.expires")} WHERE id = new.user_id;
  END;
  CREATE TRIGGER token_sets_delete AFTER DELETE ON token_sets BEGIN
    UPDATE users SET token_ends_at = 0 WHERE id = old.user_id;
  END;
`;

const indexes = `
  CREATE INDEX users_by_fullname_key ON users (fullname_key);
  CREATE INDEX users_by_email_key ON users (email_key);
  CREATE INDEX users_by_token_end ON users (token_ends_at);
  CREATE INDEX users_by_configuration ON users (configuration_id, last_login_at);
  CREATE INDEX users_by_issuer ON users (issuer, last_login_at);
  CREATE INDEX users_by_active ON users (active, last_login_at);
  CREATE INDEX users_by_tag ON users (tag, last_login_at) WHERE tag <> '';
  CREATE INDEX users_forgotten ON users (forgotten_at) WHERE forgotten_at IS NOT NULL;
`;
