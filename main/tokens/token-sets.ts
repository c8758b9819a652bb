import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { TokenKind, TokenSetView } from "#shared/tokens/token-set-view.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { Reach } from "../ports/reach.ts";
import { createTraceRecorder } from "../trace/index.ts";
import { endOfIdToken, endOfToken } from "./end-of-token.ts";
import { refreshTokenSet } from "./refresh-token-set.ts";
import type { ReplacedTokens } from "./replaced-token-store.ts";
import { canRefresh, type StoredTokenSet, type TokenSetStore } from "./token-set-store.ts";
import { viewTokenSet } from "./view-token-set.ts";

/** What came of a refresh: the new token set or why there is none, and what was exchanged. */
export interface RefreshOutcome {
  readonly set?: StoredTokenSet;
  readonly failure?: AppFailure;
  readonly trace: readonly TraceEntry[];
  readonly durationMs: number;
}

/** The token sets of identities: shown, refreshed, forgotten. */
export interface TokenSets {
  /** @throws AppFailure `no_token_set`, `secret_unreadable`, or of the vault */
  get(userId: string): Promise<StoredTokenSet>;
  /** @throws as `get` */
  view(userId: string): Promise<TokenSetView>;
  /** One token, to be put where a person asked for it. @throws as `get`, `secret_missing` */
  token(userId: string, kind: TokenKind): Promise<string>;
  /** Refreshes; asked for twice at once, one refresh serves both. @throws as `get` */
  refresh(userId: string): Promise<RefreshOutcome>;
  /**
   * Tokens of this user that have really ended: those that are used now, or else those that they replaced.
   * @throws as `get`, `no_expired_token`
   */
  ended(userId: string, kind: "access_token" | "id_token"): Promise<ReplacedTokens>;
  /** Changes what is stored now; `change` answers `undefined` for what is to stay as it is. */
  update(userId: string, change: (now: StoredTokenSet) => StoredTokenSet | undefined): void;
  forget(userId: string): void;
}

export const createTokenSets = (parts: {
  readonly store: TokenSetStore;
  readonly ready: () => Promise<void>;
  readonly reach: Reach;
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: Publish;
  readonly configuration: (id: string) => ClientConfiguration;
  readonly credentials: (id: string) => Promise<ClientCredentials>;
  readonly subject: (userId: string) => string;
}): TokenSets => {
  const refreshing = new Map<string, Promise<RefreshOutcome>>();
  const get = async (userId: string): Promise<StoredTokenSet> => {
    await parts.ready();
    const set = parts.store.get(userId);
    if (set === undefined) throw noTokenSet();
    return set;
  };
  const refresh = async (userId: string): Promise<RefreshOutcome> => {
    const set = await get(userId);
    const configuration = parts.configuration(set.configurationId);
    const recorder = createTraceRecorder({
      ...parts,
      http: parts.reach.clientOf(configuration),
      runId: `refresh-${parts.random.uuid()}`,
    });
    const begun = parts.clock.elapsed();
    const done = () => ({ trace: recorder.entries(), durationMs: parts.clock.elapsed() - begun });
    try {
      const credentials = await parts.credentials(configuration.id);
      const subject = parts.subject(userId);
      const fresh = await refreshTokenSet({ ...parts, configuration, credentials, set, subject, recorder });
      const now = parts.store.get(userId);
      // A sign-out, a revocation or a new login meanwhile wins: what it left is not overwritten.
      if (now === undefined) throw noTokenSet();
      const isOvertaken = now.accessToken !== set.accessToken || !canRefresh(now);
      if (isOvertaken) return { set: now, ...done() };
      parts.store.save(userId, fresh);
      parts.publish("tokens.changed", { userId });
      return { set: fresh, ...done() };
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      return { failure: new AppFailure(recorder.redactor.error(thrown.error), { cause: thrown }), ...done() };
    }
  };
  return {
    get,
    view: async (userId) => viewTokenSet(userId, await get(userId), parts.clock.now()),
    token: async (userId, kind) => tokenOf(await get(userId), kind),
    refresh: (userId) => {
      const running = refreshing.get(userId) ?? refresh(userId).finally(() => refreshing.delete(userId));
      refreshing.set(userId, running);
      return running;
    },
    ended: async (userId, kind) => {
      const set = await get(userId);
      const now = parts.clock.now();
      const hasEnded = (tokens: ReplacedTokens) => {
        const end = kind === "id_token" ? endOfIdToken(tokens.idToken) : endOfToken(tokens);
        return end !== undefined && end <= now;
      };
      const found = [set, ...parts.store.replaced(userId)].find(hasEnded);
      if (found === undefined) throw noExpiredToken();
      return found;
    },
    update: (userId, change) => {
      const now = parts.store.get(userId);
      const changed = now && change(now);
      if (changed === undefined) return;
      parts.store.save(userId, changed);
      parts.publish("tokens.changed", { userId });
    },
    forget: (userId) => {
      parts.store.delete(userId);
      parts.publish("tokens.changed", { userId });
    },
  };
};

/** One token of a set. @throws AppFailure `secret_missing` */
export const tokenOf = (
  set: Pick<StoredTokenSet, "accessToken" | "idToken" | "refreshToken">,
  kind: TokenKind,
): string => {
  const token = { id_token: set.idToken, access_token: set.accessToken, refresh_token: set.refreshToken }[
    kind
  ];
  if (token !== undefined) return token;
  throw new AppFailure({
    code: "secret_missing",
    message: "The token set has no such token.",
    advice: "The provider did not issue one at the last login.",
  });
};

const noExpiredToken = (): AppFailure =>
  new AppFailure({
    code: "no_expired_token",
    message: "No token of this user has ended yet.",
    advice: "Wait until one has: what a refresh or a login replaces is kept for this until then.",
  });

const noTokenSet = (): AppFailure =>
  new AppFailure({
    code: "no_token_set",
    message: "This user is not signed in.",
    advice: "Test a login as this user first.",
  });
