import type { SecretStore } from "../ports/secret-store.ts";

/** Keeps secrets in memory until the app ends: where there is no keychain, and in tests. */
export interface MemorySecretStore extends SecretStore {
  has(account: string): boolean;
  /** An account that has a secret; undefined when there is none left. */
  anyAccount(): string | undefined;
}

/** Makes an empty store. */
export const createMemorySecretStore = (): MemorySecretStore => {
  const secrets = new Map<string, string>();
  return {
    get: async (account) => secrets.get(account),
    set: async (account, secret) => void secrets.set(account, secret),
    delete: async (account) => void secrets.delete(account),
    has: (account) => secrets.has(account),
    anyAccount: () => secrets.keys().next().value,
  };
};
