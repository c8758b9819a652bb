import { AppFailure } from "#shared/app-error.ts";
import type { ClaimSource } from "#shared/provisioning/provisioned.ts";
import type { TokenEncryption, TokenSetState, TokenSetSummary } from "#shared/tokens/token-set-view.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { DpopKey } from "./dpop-key.ts";
import { createReplacedTokenStore, type ReplacedTokens } from "./replaced-token-store.ts";
import type { SealedPlace, Vault } from "./vault.ts";

/** An identity's tokens as they are kept: sealed as a whole. */
export interface StoredTokenSet {
  readonly configurationId: string;
  readonly accessToken: string;
  readonly tokenType: string;
  readonly refreshToken?: string;
  /** Never encrypted, as an ID token is to go back to the provider (OIDC Core 3.1.2.1, `id_token_hint`). */
  readonly idToken?: string;
  /** How the ID token came encrypted; absent: it did not. */
  readonly idTokenEncryption?: TokenEncryption;
  /** Granted scopes, separated by spaces (RFC 6749 3.3). */
  readonly scope?: string;
  /** End of the access token, epoch ms; absent: the provider did not say. */
  readonly expiresAt?: number;
  readonly obtainedAt: number;
  readonly refreshedAt?: number;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  readonly fromSources?: readonly ClaimSource[];
  /** When the provider was told to end the token; a new token comes without it. */
  readonly accessTokenRevokedAt?: number;
  readonly refreshTokenRevokedAt?: number;
  /** The key that the tokens are bound to; without it they are Bearer tokens. */
  readonly dpopKey?: DpopKey;
}

/** Whether a refresh can be asked for: there is a refresh token that was not revoked. */
export const canRefresh = ({ refreshToken, refreshTokenRevokedAt }: StoredTokenSet): boolean =>
  refreshToken !== undefined && refreshTokenRevokedAt === undefined;

/** Whether an identity is signed in, as far as is known here. */
export const stateOf = (set: StoredTokenSet, now: number): "signed_in" | "expired" | "revoked" => {
  if (set.accessTokenRevokedAt !== undefined) return "revoked";
  return set.expiresAt !== undefined && set.expiresAt <= now ? "expired" : "signed_in";
};

/** One token set for each user. Needs `vault.ready()` before. */
export interface TokenSetStore {
  /** Replaces the user's set; does nothing when the user is gone meanwhile. @throws AppFailure `data_key_missing` */
  save(userId: string, set: StoredTokenSet): void;
  /** @throws AppFailure `secret_unreadable` */
  get(userId: string): StoredTokenSet | undefined;
  /** A word for lists; a set that does not open is `unreadable`, which is told only once the vault was unlocked. */
  summary(userId: string): TokenSetSummary;
  /** The same for several users; who has no set is not among them. */
  summaries(userIds: readonly string[]): ReadonlyMap<string, TokenSetSummary>;
  /** Tokens that sets of this user had before, the newest first. @throws AppFailure `secret_unreadable` */
  replaced(userId: string): readonly ReplacedTokens[];
  delete(userId: string): void;
}

interface Row {
  readonly expiresAt: number | null;
  readonly hasRefreshToken: number;
  readonly sealed: Uint8Array;
}

/** Makes the store. */
export const createTokenSetStore = ({
  db,
  vault,
  clock,
}: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
}): TokenSetStore => {
  // With `SELECT … FROM users`, so that tokens of a user deleted meanwhile are not kept.
  const upsert = db.prepare(`
    INSERT INTO token_sets (user_id, expires_at, has_refresh_token, sealed)
    SELECT id, @expiresAt, @hasRefreshToken, @sealed FROM users WHERE id = @userId
    ON CONFLICT (user_id) DO UPDATE SET
      expires_at = excluded.expires_at, has_refresh_token = excluded.has_refresh_token,
      sealed = excluded.sealed`);
  const select = db.prepare<[string], Row>(`
    SELECT expires_at AS expiresAt, has_refresh_token AS hasRefreshToken, sealed
    FROM token_sets WHERE user_id = ?`);
  const selectSome = db.prepare<[string], Row & { readonly userId: string }>(`
    SELECT user_id AS userId, expires_at AS expiresAt, has_refresh_token AS hasRefreshToken, sealed
    FROM json_each(?) CROSS JOIN token_sets ON user_id = value`);
  const remove = db.prepare("DELETE FROM token_sets WHERE user_id = ?");

  const replacedTokens = createReplacedTokenStore(db, vault);

  const open = (userId: string, sealed: Uint8Array): StoredTokenSet =>
    JSON.parse(Buffer.from(vault.open(placeOf(userId), sealed)).toString("utf8"));

  const stateIn = (
    userId: string,
    { sealed, expiresAt }: Row,
  ): { readonly state: TokenSetState; readonly isBound?: true } => {
    const now = clock.now();
    if (vault.status().state === "checking")
      return { state: expiresAt !== null && expiresAt <= now ? "expired" : "signed_in" };
    try {
      const set = open(userId, sealed);
      return { state: stateOf(set, now), ...(set.dpopKey === undefined ? {} : { isBound: true }) };
    } catch (thrown) {
      if (thrown instanceof AppFailure) return { state: "unreadable" };
      throw thrown;
    }
  };

  const summaryOf = (userId: string, row: Row): TokenSetSummary => {
    const hasRefreshToken = row.hasRefreshToken === 1;
    const known = { ...stateIn(userId, row), hasRefreshToken };
    const { expiresAt } = row;
    return known.state === "unreadable" || expiresAt === null ? known : { ...known, expiresAt };
  };

  /** The set that there is, if it opens. */
  const readable = (userId: string): StoredTokenSet | undefined => {
    const row = select.get(userId);
    try {
      return row && open(userId, row.sealed);
    } catch (thrown) {
      if (thrown instanceof AppFailure) return undefined;
      throw thrown;
    }
  };

  return {
    save: (userId, set) => {
      const before = readable(userId);
      upsert.run({
        userId,
        expiresAt: set.expiresAt ?? null,
        hasRefreshToken: canRefresh(set) ? 1 : 0,
        sealed: vault.seal(placeOf(userId), JSON.stringify(set)),
      });
      const isReplaced = before !== undefined && before.accessToken !== set.accessToken;
      if (isReplaced) replacedTokens.keep(userId, before, clock.now());
    },
    get: (userId) => {
      const row = select.get(userId);
      return row && open(userId, row.sealed);
    },
    summary: (userId) => {
      const row = select.get(userId);
      return row === undefined ? { state: "none", hasRefreshToken: false } : summaryOf(userId, row);
    },
    summaries: (userIds) =>
      new Map(selectSome.all(JSON.stringify(userIds)).map((row) => [row.userId, summaryOf(row.userId, row)])),
    replaced: replacedTokens.list,
    delete: (userId) => {
      remove.run(userId);
    },
  };
};

const placeOf = (userId: string): SealedPlace => ({ table: "token_sets", row: userId, column: "sealed" });
