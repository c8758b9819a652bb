import { AppFailure } from "#shared/app-error.ts";
import type { RefreshRecord, TokenUse } from "#shared/requests/exchange.ts";
import type { Clock } from "../ports/clock.ts";
import {
  canRefresh,
  endOfIdToken,
  type RefreshOutcome,
  type ReplacedTokens,
  type StoredTokenSet,
  type TokenSets,
  tokenOf,
} from "../tokens/index.ts";
import type { UserIdentity } from "./identities.ts";
import { factsOfAccessToken, factsOfIdToken } from "./token-facts.ts";
import type { SuppliedToken, TokenSupply } from "./token-supply.ts";
import { whileWanted } from "./while-wanted.ts";

/** An access token that ends within this time is refreshed before it is used. */
export const REFRESH_BEFORE_END_MS = 60_000;

interface Parts {
  readonly identity: UserIdentity;
  readonly kind: "access_token" | "id_token";
  readonly clock: Clock;
  readonly tokenSets: TokenSets;
  readonly signal: AbortSignal;
}

/** A user's tokens: refreshed first when they are about to end, and once after a 401. */
export const createUserTokenSupply = ({ identity, kind, clock, tokenSets, signal }: Parts): TokenSupply => {
  const { tokenSet, userId, name } = identity;
  let use: TokenUse = "sent";
  let record: RefreshRecord | undefined;
  const refresh = async (): Promise<RefreshOutcome> => {
    const outcome = await whileWanted(tokenSets.refresh(userId), signal);
    record = recordOf(outcome);
    return outcome;
  };
  const hasEnded = (set: StoredTokenSet) => (endOf(set, kind) ?? Number.POSITIVE_INFINITY) <= clock.now();
  const supplied = (set: StoredTokenSet) => suppliedFrom(set, kind, clock.now());
  const endsSoon = (set: StoredTokenSet) =>
    (endOf(set, kind) ?? Number.POSITIVE_INFINITY) - clock.now() < REFRESH_BEFORE_END_MS;
  const refused = (failure: AppFailure): AppFailure => {
    use = "none";
    return failure;
  };
  return {
    first: async () => {
      if (!endsSoon(tokenSet)) return supplied(tokenSet);
      if (!canRefresh(tokenSet)) {
        if (hasEnded(tokenSet)) throw refused(signInNeeded(name));
        return supplied(tokenSet);
      }
      const outcome = await refresh();
      if (outcome.set !== undefined) {
        // A refresh need not bring a new ID token (OIDC Core 12.2).
        if (hasEnded(outcome.set)) throw refused(signInNeeded(name));
        use = "refreshed_first";
        return supplied(outcome.set);
      }
      if (hasEnded(tokenSet)) throw refused(outcome.failure ?? signInNeeded(name));
      return supplied(tokenSet);
    },
    another: async () => {
      if (use !== "sent" || !canRefresh(tokenSet)) return undefined;
      // Another sending may have met the same 401 before.
      const now = await tokenSets.get(userId);
      const outcome = now.accessToken === tokenSet.accessToken ? await refresh() : { set: now };
      // The 401 is the answer then; why there was no new token stands beside it.
      if (outcome.set === undefined) return undefined;
      use = "refreshed_after_401";
      return supplied(outcome.set);
    },
    use: () => use,
    record: () => record,
  };
};

/** One token that has really ended, and no other. */
export const createEndedTokenSupply = (
  ended: ReplacedTokens,
  kind: Parts["kind"],
  clock: Clock,
): TokenSupply => ({
  first: async () => suppliedFrom(ended, kind, clock.now()),
  another: async () => undefined,
  use: () => "sent",
  record: () => undefined,
});

const endOf = (set: StoredTokenSet, kind: Parts["kind"]): number | undefined =>
  kind === "id_token" ? endOfIdToken(set.idToken) : set.expiresAt;

/** An ID token is not bound to a key, whatever the access token is. @throws AppFailure `secret_missing` */
const suppliedFrom = (set: ReplacedTokens, kind: Parts["kind"], now: number): SuppliedToken => {
  if (kind === "id_token") {
    const value = tokenOf(set, "id_token");
    return { value, facts: factsOfIdToken(value, now) };
  }
  const { accessToken, dpopKey } = set;
  return {
    value: accessToken,
    facts: factsOfAccessToken(accessToken, set, now),
    ...(dpopKey === undefined ? {} : { dpopKey }),
  };
};

const recordOf = ({ durationMs, trace, failure }: RefreshOutcome): RefreshRecord => ({
  durationMs,
  trace,
  ...(failure === undefined ? {} : { error: failure.error }),
});

const signInNeeded = (name: string): AppFailure =>
  new AppFailure({
    code: "sign_in_needed",
    message: `The token of ${name} has ended, and cannot be refreshed.`,
    advice:
      "Sign in again as this user. With the scope offline_access many providers give a refresh token, which saves that.",
  });
