import { AppFailure } from "#shared/app-error.ts";
import type { KeychainStatus } from "#shared/settings/keychain-status.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { SecretStore } from "../ports/secret-store.ts";
import { fetchDataKey, makeSessionKey } from "./data-key.ts";
import { createDataKeyStore } from "./data-key-store.ts";
import { guardSecretStore } from "./guard-secret-store.ts";
import { createMemorySecretStore } from "./memory-secret-store.ts";
import { type DataKey, openValue, type SealedPlace, sealValue } from "./sealed-value.ts";
import { dataKeyMissing, keychainUnavailable, secretUnreadable } from "./vault-failures.ts";

export type { DataKey, SealedPlace } from "./sealed-value.ts";

export interface VaultPorts {
  readonly db: Database;
  readonly keychain: SecretStore;
  readonly random: Random;
  readonly clock: Clock;
  /** Told of every change of the status. */
  readonly onStatus: (status: KeychainStatus) => void;
}

/**
 * Keeps secrets: short ones in the keychain, everything else sealed in the database under a data key that is
 * in the keychain. Where the keychain can't be used, both live in memory until the app ends; what was sealed
 * meanwhile can't be read later and is deleted at the next start. Nothing is asked of the keychain before it
 * is needed.
 */
export interface Vault {
  status(): KeychainStatus;
  /** Asks the keychain for the data key, once; never rejects because of the keychain. */
  unlock(): Promise<KeychainStatus>;
  /**
   * Asks the keychain again. When it can be used now, secrets in memory move into it and values sealed for the
   * session are sealed anew.
   */
  retry(): Promise<KeychainStatus>;
  /** Resolves when values can be sealed. @throws AppFailure `data_key_missing` */
  ready(): Promise<void>;
  /** @throws AppFailure `data_key_missing`, or `keychain_unavailable` before `unlock` */
  seal(place: SealedPlace, plaintext: Uint8Array | string): Uint8Array;
  /** @throws AppFailure `secret_unreadable`; the value is left as it is */
  open(place: SealedPlace, sealed: Uint8Array): Uint8Array;
  /**
   * The keys that open what is sealed, for a thread of this process: they are handed over in memory only.
   * Needs `ready` before.
   */
  keysForReading(): readonly DataKey[];
  /** The place in force for short secrets: the keychain or memory. Unlocks first. */
  readonly secrets: SecretStore;
  /**
   * Calls `listener` each time the keychain has become usable, after secrets in memory have moved into it;
   * `unlock` and `retry` wait for it.
   */
  whenReady(listener: () => void | Promise<void>): void;
}

/** Makes the vault; asks nothing of the keychain yet. */
export const createVault = ({ db, keychain: store, random, clock, onStatus }: VaultPorts): Vault => {
  const keys = createDataKeyStore(db);
  keys.dropSessionValues();
  const keychain = guardSecretStore(store, clock);
  const memory = createMemorySecretStore();
  const listeners: (() => void | Promise<void>)[] = [];
  let status: KeychainStatus = { state: "checking" };
  let asking: Promise<KeychainStatus> | undefined;
  let kept: DataKey | undefined;
  let session: DataKey | undefined;

  const become = (next: KeychainStatus): KeychainStatus => {
    status = next;
    onStatus(next);
    return next;
  };

  const ask = async (): Promise<KeychainStatus> => {
    try {
      const found = await fetchDataKey({ keys, keychain, random, clock });
      while (memory.anyAccount() !== undefined) await moveSecrets();
      // Nothing waits from here to the new status, so no secret can get into memory unseen.
      kept = found;
      moveSealedValues(found);
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      return becomeWithout(thrown);
    }
    const ready = become({ state: "ready" });
    for (const listener of listeners) await listener();
    return ready;
  };

  const becomeWithout = ({ error }: AppFailure): KeychainStatus => {
    if (kept !== undefined) return become({ state: "ready", error });
    if (error.code === "data_key_missing") return become({ state: "locked", error });
    session ??= makeSessionKey({ keys, random, clock });
    return become({ state: "memory_only", error });
  };

  const askOnce = (): Promise<KeychainStatus> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  const unlock = async (): Promise<KeychainStatus> => (status.state === "checking" ? askOnce() : status);

  /** One by one and each compared again afterwards: it may have been changed or removed meanwhile. */
  const moveSecrets = async (): Promise<void> => {
    for (let account = memory.anyAccount(); account !== undefined; account = memory.anyAccount()) {
      const secret = await memory.get(account);
      if (secret === undefined) continue;
      await keychain.set(account, secret);
      if (!memory.has(account)) await keychain.delete(account);
      else if ((await memory.get(account)) === secret) await memory.delete(account);
    }
  };

  const moveSealedValues = (to: DataKey): void => {
    if (session === undefined) return;
    const from = [session];
    keys.moveFromSession(session.id, (place, sealed) => {
      const value = openValue(from, place, sealed);
      return typeof value === "string" ? undefined : sealValue(to, place, value, random);
    });
    session = undefined;
  };

  const inKeychain = async <T>(action: () => Promise<T>): Promise<T> => {
    if (status.state === "memory_only") throw failureOf(status);
    try {
      return await action();
    } catch (thrown) {
      const isTimeout = thrown instanceof AppFailure && thrown.error.code === "keychain_timeout";
      if (isTimeout && status.error?.code !== "keychain_timeout") become({ ...status, error: thrown.error });
      throw thrown;
    }
  };

  const keysForReading = (): readonly DataKey[] => [kept, session].filter((key) => key !== undefined);

  const secrets: SecretStore = {
    get: async (account) => {
      await unlock();
      return memory.has(account) ? memory.get(account) : inKeychain(() => keychain.get(account));
    },
    set: async (account, secret) => {
      await unlock();
      if (status.state === "memory_only") return memory.set(account, secret);
      return inKeychain(() => keychain.set(account, secret));
    },
    delete: async (account) => {
      await unlock();
      return memory.has(account) ? memory.delete(account) : inKeychain(() => keychain.delete(account));
    },
  };

  return {
    status: () => status,
    unlock,
    retry: () => {
      keychain.release();
      return askOnce();
    },
    ready: async () => {
      const now = await unlock();
      if (now.state === "locked") throw failureOf(now);
    },
    seal: (place, plaintext) => {
      const key = kept ?? (status.state === "memory_only" ? session : undefined);
      if (key === undefined) throw failureOf(status);
      return sealValue(key, place, plaintext, random);
    },
    open: (place, sealed) => createSealedReader(keysForReading())(place, sealed),
    keysForReading,
    secrets,
    whenReady: (listener) => void listeners.push(listener),
  };
};

/** Opens sealed values with keys that are at hand. What it returns @throws AppFailure `secret_unreadable` */
export const createSealedReader =
  (keys: readonly DataKey[]): Vault["open"] =>
  (place, sealed) => {
    const value = openValue(keys, place, sealed);
    if (typeof value !== "string") return value;
    throw secretUnreadable(`${place.table}.${place.column}: ${value}`);
  };

/** Why nothing can be kept in this status. */
const failureOf = (status: KeychainStatus): AppFailure => {
  if (status.error !== undefined) return new AppFailure(status.error);
  return status.state === "locked"
    ? dataKeyMissing("locked")
    : keychainUnavailable("the keychain was not asked yet");
};
