import { AppFailure } from "#shared/app-error.ts";
import type { Database } from "../db/index.ts";
import { endOfToken } from "./end-of-token.ts";
import type { StoredTokenSet } from "./token-set-store.ts";
import type { SealedPlace, Vault } from "./vault.ts";

/** What is kept of a token set that another one has replaced: nothing to refresh with, and no claims. */
export type ReplacedTokens = Pick<
  StoredTokenSet,
  | "configurationId"
  | "accessToken"
  | "tokenType"
  | "idToken"
  | "scope"
  | "expiresAt"
  | "obtainedAt"
  | "dpopKey"
>;

/**
 * Tokens that were replaced, so that one that has really ended can be sent. A user has two at most: the newest that
 * has ended, and the last that was replaced, which may end only later.
 */
export interface ReplacedTokenStore {
  /** To be called after the new set was saved. Tokens that were revoked, or whose end is unknown, are not kept. */
  keep(userId: string, replaced: StoredTokenSet, now: number): void;
  /** Those that are kept, the newest first. @throws AppFailure `secret_unreadable` */
  list(userId: string): readonly ReplacedTokens[];
}

/** Makes the store. They are deleted with the user's token set. */
export const createReplacedTokenStore = (db: Database, vault: Vault): ReplacedTokenStore => {
  const select = db
    .prepare<[string], Uint8Array>("SELECT sealed FROM replaced_tokens WHERE user_id = ?")
    .pluck();
  const upsert = db.prepare(`
    INSERT INTO replaced_tokens (user_id, sealed)
    SELECT user_id, @sealed FROM token_sets WHERE user_id = @userId
    ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed`);
  const list = (userId: string): readonly ReplacedTokens[] => {
    const sealed = select.get(userId);
    return sealed === undefined
      ? []
      : JSON.parse(Buffer.from(vault.open(placeOf(userId), sealed)).toString("utf8"));
  };
  /** Those that do not open any more are as good as gone. */
  const known = (userId: string): readonly ReplacedTokens[] => {
    try {
      return list(userId);
    } catch (thrown) {
      if (thrown instanceof AppFailure) return [];
      throw thrown;
    }
  };
  return {
    keep: (userId, replaced, now) => {
      if (replaced.accessTokenRevokedAt !== undefined || endOfToken(replaced) === undefined) return;
      const ended = known(userId).find((tokens) => (endOfToken(tokens) ?? now) <= now);
      const kept = [partOf(replaced), ...(ended === undefined ? [] : [ended])];
      upsert.run({ userId, sealed: vault.seal(placeOf(userId), JSON.stringify(kept)) });
    },
    list,
  };
};

const placeOf = (userId: string): SealedPlace => ({
  table: "replaced_tokens",
  row: userId,
  column: "sealed",
});

const partOf = (set: StoredTokenSet): ReplacedTokens => {
  const { configurationId, accessToken, tokenType, obtainedAt, idToken, scope, expiresAt, dpopKey } = set;
  return {
    configurationId,
    accessToken,
    tokenType,
    obtainedAt,
    ...(idToken === undefined ? {} : { idToken }),
    ...(scope === undefined ? {} : { scope }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(dpopKey === undefined ? {} : { dpopKey }),
  };
};
