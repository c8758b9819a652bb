import type { Migration } from "./migration.ts";

/** An exchange says what kind of identity it was sent as, which a user who is deleted later takes along otherwise. */
export const exchangesBySender: Migration = {
  version: 15,
  name: "exchanges by sender",
  up: (db) =>
    db.exec(`
      ALTER TABLE exchanges ADD COLUMN sender TEXT NOT NULL DEFAULT 'anonymous'
        CHECK (sender IN ('anonymous', 'user', 'client'));
      UPDATE exchanges SET sender = 'user' WHERE user_id IS NOT NULL OR token_use != 'none';
    `),
};
