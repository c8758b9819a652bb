import type { Clock } from "../ports/clock.ts";
import type { SecretStore } from "../ports/secret-store.ts";
import { keychainTimeout } from "./vault-failures.ts";

/** A keychain whose calls come one after the other and end in time. */
export interface GuardedSecretStore extends SecretStore {
  /** Allows calls again after one took too long. */
  release(): void;
}

/** How long one call to the keychain may take: long enough for a person to answer its prompt. */
export const KEYCHAIN_TIME_LIMIT_MS = 10_000;

/**
 * Guards against a keychain that hangs (K-05, F-52): each call has a time limit, and after one that exceeded it
 * every call is refused until `release`. There is never more than one call under way, not even then: a hung
 * call holds a thread of the pool that files and DNS need too (F-62), so the next one waits for it first.
 */
export const guardSecretStore = (store: SecretStore, clock: Clock): GuardedSecretStore => {
  let turn: Promise<unknown> = Promise.resolve();
  let underWay: Promise<unknown> | undefined;
  let refusing = false;

  const withinLimit = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const cancel = clock.after(KEYCHAIN_TIME_LIMIT_MS, () => {
        refusing = true;
        reject(keychainTimeout(KEYCHAIN_TIME_LIMIT_MS));
      });
      work.then(resolve, reject).finally(cancel);
    });

  const start = <T>(action: () => Promise<T>): Promise<T> => {
    const work = action();
    const done = work.then(nothing, nothing).then(() => {
      underWay = undefined;
    });
    underWay = done;
    return work;
  };

  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const mine = turn.then(async () => {
      if (refusing) throw keychainTimeout(KEYCHAIN_TIME_LIMIT_MS);
      if (underWay !== undefined) await withinLimit(underWay);
      return withinLimit(start(action));
    });
    turn = mine.then(nothing, nothing);
    return mine;
  };

  return {
    get: (account) => inTurn(() => store.get(account)),
    set: (account, secret) => inTurn(() => store.set(account, secret)),
    delete: (account) => inTurn(() => store.delete(account)),
    release: () => {
      refusing = false;
    },
  };
};

const nothing = (): void => undefined;
