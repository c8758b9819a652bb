import type { Database } from "../db/index.ts";

/**
 * Accounts of keychain items that nothing refers to, or that nothing refers to yet. Noted in the database
 * first, so that neither a crash nor a keychain that can't be reached leaves a secret behind for good.
 */
export interface KeychainLeftoverStore {
  note(account: string): void;
  /** The item is gone, or is in use now. */
  clear(account: string): void;
  list(): readonly string[];
}

/** Makes the store. */
export const createKeychainLeftoverStore = (db: Database): KeychainLeftoverStore => ({
  note: (account) => {
    db.prepare("INSERT OR IGNORE INTO keychain_leftovers (account) VALUES (?)").run(account);
  },
  clear: (account) => {
    db.prepare("DELETE FROM keychain_leftovers WHERE account = ?").run(account);
  },
  list: () => db.prepare("SELECT account FROM keychain_leftovers").pluck().all() as string[],
});
