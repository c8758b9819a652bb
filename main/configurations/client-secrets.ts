import { AppFailure } from "#shared/app-error.ts";
import type { Vault } from "../tokens/index.ts";
import type { SecretPlace } from "./configuration-store.ts";
import type { KeychainLeftoverStore } from "./keychain-leftover-store.ts";

/** The keychain items of client secrets, one for each configuration. */
export interface ClientSecrets {
  /** @throws AppFailure `keychain_unavailable`, `keychain_timeout` */
  read(configurationId: string): Promise<string | undefined>;
  /**
   * Writes the item, then calls `record` with where it is. An item that was not recorded, because that failed
   * or the app ended, goes with the next sweep; `replaces` says that one was recorded before and must not.
   * @throws AppFailure `keychain_unavailable`, `keychain_timeout`, and what `record` throws
   */
  write(
    configurationId: string,
    secret: string,
    replaces: boolean,
    record: (place: SecretPlace) => void,
  ): Promise<void>;
  /** Notes that the item has to go; call it in the transaction that forgets the secret. */
  noteRemoval(configurationId: string): void;
  /** Deletes the items that have to go; what can't be reached now is tried again when the keychain is back. */
  sweep(): Promise<void>;
}

/** Account of a configuration's client secret. */
const accountOf = (configurationId: string): string => `client-secret:${configurationId}`;

/** Makes the part. */
export const createClientSecrets = (vault: Vault, leftovers: KeychainLeftoverStore): ClientSecrets => {
  /** Noted as left over only until they are recorded. */
  const beingWritten = new Set<string>();

  const remove = async (account: string): Promise<boolean> => {
    try {
      await vault.secrets.delete(account);
      return true;
    } catch (thrown) {
      if (thrown instanceof AppFailure) return false;
      throw thrown;
    }
  };

  return {
    read: (configurationId) => vault.secrets.get(accountOf(configurationId)),
    write: async (configurationId, secret, replaces, record) => {
      const account = accountOf(configurationId);
      if (!replaces) leftovers.note(account);
      beingWritten.add(account);
      try {
        await vault.secrets.set(account, secret);
        record(vault.status().state === "memory_only" ? "memory" : "keychain");
        leftovers.clear(account);
      } finally {
        beingWritten.delete(account);
      }
    },
    noteRemoval: (configurationId) => leftovers.note(accountOf(configurationId)),
    sweep: async () => {
      for (const account of leftovers.list()) {
        if (beingWritten.has(account)) continue;
        if (!(await remove(account))) return;
        leftovers.clear(account);
      }
    },
  };
};
