/**
 * A place for short secrets outside the database: the OS keychain, or memory where there is none.
 * A secret is text of at most 2,560 bytes (the least of the keychains, Windows).
 */
export interface SecretStore {
  /** @throws AppFailure `keychain_unavailable` or `keychain_timeout` */
  get(account: string): Promise<string | undefined>;
  /** @throws AppFailure `keychain_unavailable` or `keychain_timeout` */
  set(account: string, secret: string): Promise<void>;
  /** Does nothing when there is no such item. @throws AppFailure `keychain_unavailable` or `keychain_timeout` */
  delete(account: string): Promise<void>;
}
