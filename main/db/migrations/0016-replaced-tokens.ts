import type { Migration } from "./migration.ts";

/** Tokens that a refresh or a login has replaced, to be sent once they have ended; they go with the token set. */
export const replacedTokens: Migration = {
  version: 16,
  name: "replaced tokens",
  up: (db) =>
    db.exec(`
      CREATE TABLE replaced_tokens (
        user_id TEXT NOT NULL PRIMARY KEY REFERENCES token_sets (user_id) ON DELETE CASCADE,
        sealed BLOB NOT NULL
      ) STRICT;
    `),
};
