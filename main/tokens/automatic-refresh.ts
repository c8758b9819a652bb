import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { KeychainStatus } from "#shared/settings/keychain-status.ts";
import type { AutomaticRefreshView } from "#shared/tokens/token-set-view.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import { canRefresh, type StoredTokenSet } from "./token-set-store.ts";
import type { RefreshOutcome } from "./token-sets.ts";

const MINUTE_MS = 60_000;
/** An access token is refreshed so long before its end; one of a short life at half of it. */
const BEFORE_END_MS = MINUTE_MS;
/** Tokens that live shorter than this are left to the requests that need them. */
const LEAST_LIFE_MS = MINUTE_MS / 2;
/** An identity counts as in use for so long after a login, a request or a refresh by hand. */
const IN_USE_MS = 60 * MINUTE_MS;
/** A use is noted no more often than this: a tester sends hundreds of requests a minute. */
const NOTED_EVERY_MS = MINUTE_MS;
/** Waits after the first, the second and every further failure. */
const backOffMs = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS] as const;

/** Keeps identities that are in use signed in: their tokens are refreshed shortly before they end. */
export interface AutomaticRefresh {
  /** The identity was used: by a login, a request, or a refresh by hand. */
  noteUse(userId: string): void;
  /** To be called when tokens, settings or the keychain's status have changed. */
  replan(): void;
  /** What is going to happen to a token set; empty: nothing. */
  describe(userId: string): { readonly automaticRefresh?: AutomaticRefreshView };
  /** Ends all plans and waits for what is under way. */
  close(): Promise<void>;
}

/** Refreshes that failed since the token set was last renewed. */
interface Failures {
  readonly of: number;
  readonly count: number;
  readonly last: AppError;
  readonly nextAt: number;
}

/** Makes the scheduler; it has one timer, for the earliest plan. */
export const createAutomaticRefresh = (parts: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly publish: Publish;
  readonly isOn: () => boolean;
  readonly keychain: () => KeychainStatus["state"];
  /** @throws AppFailure when it cannot be read */
  readonly stored: (userId: string) => StoredTokenSet | undefined;
  /** @throws AppFailure when nothing can be sent */
  readonly refresh: (userId: string) => Promise<RefreshOutcome>;
}): AutomaticRefresh => {
  const { clock } = parts;
  const usedAt = new Map<string, number>();
  const failed = new Map<string, Failures>();
  const running = new Map<string, Promise<void>>();
  let isClosed = false;
  let stopTimer = () => {};

  const mayRun = (): boolean =>
    !isClosed && parts.isOn() && (parts.keychain() === "ready" || parts.keychain() === "memory_only");

  const planOf = (userId: string): AutomaticRefreshView | undefined => {
    const used = usedAt.get(userId);
    const set = used === undefined ? undefined : readable(parts.stored, userId);
    const regularAt = set && refreshAt(set);
    if (used === undefined || set === undefined || regularAt === undefined) return undefined;
    const failures = failed.get(userId);
    if (failures?.of !== renewedAt(set)) return planned(regularAt, used, clock.now());
    const failure = failures.last;
    return isFinal(failure)
      ? { state: "stopped", failure }
      : planned(failures.nextAt, used, clock.now(), failure);
  };

  const replan = (): void => {
    stopTimer();
    stopTimer = () => {};
    if (!mayRun()) return;
    let next = Number.POSITIVE_INFINITY;
    for (const [userId, used] of usedAt) {
      if (used + IN_USE_MS < clock.now()) usedAt.delete(userId);
      const plan = running.has(userId) ? undefined : planOf(userId);
      if (plan?.state === "planned") next = Math.min(next, plan.at);
    }
    if (next < Number.POSITIVE_INFINITY) stopTimer = clock.after(Math.max(0, next - clock.now()), run);
  };

  const run = (): void => {
    for (const userId of usedAt.keys()) {
      const plan = running.has(userId) ? undefined : planOf(userId);
      if (!mayRun() || plan?.state !== "planned" || plan.at > clock.now()) continue;
      const attempt = refresh(userId).finally(() => {
        running.delete(userId);
        replan();
      });
      running.set(userId, attempt);
    }
    replan();
  };

  const refresh = async (userId: string): Promise<void> => {
    const before = readable(parts.stored, userId);
    const failure = await failureOf(parts.refresh(userId), parts.logger);
    if (failure === undefined || before === undefined || isClosed) {
      failed.delete(userId);
      return;
    }
    const of = renewedAt(before);
    const earlier = failed.get(userId);
    const count = earlier?.of === of ? earlier.count + 1 : 1;
    const wait = backOffMs[Math.min(count, backOffMs.length) - 1] ?? MINUTE_MS;
    failed.set(userId, { of, count, last: failure, nextAt: clock.now() + wait });
    parts.logger.warn("tokens.automatic-refresh-failed", { code: failure.code, count });
    // The window shows why, and when it is tried again.
    parts.publish("tokens.changed", { userId });
  };

  return {
    replan,
    noteUse: (userId) => {
      const noted = usedAt.get(userId);
      if (noted !== undefined && clock.now() - noted < NOTED_EVERY_MS) return;
      usedAt.set(userId, clock.now());
      replan();
    },
    describe: (userId) => {
      const plan = mayRun() ? planOf(userId) : undefined;
      return plan === undefined ? {} : { automaticRefresh: plan };
    },
    close: async () => {
      isClosed = true;
      stopTimer();
      await Promise.all(running.values());
    },
  };
};

/** A set that cannot be read cannot be refreshed; its state says so already. */
const readable = (
  stored: (userId: string) => StoredTokenSet | undefined,
  userId: string,
): StoredTokenSet | undefined => {
  try {
    return stored(userId);
  } catch (thrown) {
    if (thrown instanceof AppFailure) return undefined;
    throw thrown;
  }
};

const renewedAt = ({ refreshedAt, obtainedAt }: StoredTokenSet): number => refreshedAt ?? obtainedAt;

/** When a token set is due; never without an end, a refresh token, or after the access token was revoked on purpose. */
const refreshAt = (set: StoredTokenSet): number | undefined => {
  if (set.expiresAt === undefined || set.accessTokenRevokedAt !== undefined || !canRefresh(set))
    return undefined;
  const lifeMs = set.expiresAt - renewedAt(set);
  return lifeMs < LEAST_LIFE_MS ? undefined : set.expiresAt - Math.min(BEFORE_END_MS, lifeMs / 2);
};

const planned = (
  at: number,
  used: number,
  now: number,
  failure?: AppError,
): AutomaticRefreshView | undefined =>
  Math.max(at, now) > used + IN_USE_MS
    ? undefined
    : { state: "planned", at, ...(failure === undefined ? {} : { failure }) };

/** A refresh token that the provider does not take will not be taken later (RFC 6749 5.2). */
const isFinal = (failure: AppError): boolean => failure.wire?.error === "invalid_grant";

const failureOf = async (
  refreshed: Promise<RefreshOutcome>,
  logger: Logger,
): Promise<AppError | undefined> => {
  try {
    return (await refreshed).failure?.error;
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    logger.error("tokens.automatic-refresh-broken", {
      reason: thrown instanceof Error ? thrown.name : "unknown",
    });
    return {
      code: "internal",
      message: "The tokens could not be refreshed: something went wrong here.",
      advice: "Refresh by hand. If it happens again, the log says more.",
    };
  }
};
