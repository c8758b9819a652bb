import type * as Keytar from "keytar";
import type { SecretStore } from "../ports/secret-store.ts";
import { keychainUnavailable } from "./vault-failures.ts";

/**
 * The OS keychain: Keychain on macOS, Credential Manager on Windows, Secret Service on Linux. `service` is the
 * app's name there. The native module is loaded at the first use; that it does not load is an error like any
 * other (F-60). Calls run on a thread of their own and may hang: see `guardSecretStore`.
 */
export const createKeytarSecretStore = (service: string): SecretStore => {
  const ask = async <T>(question: (keytar: typeof Keytar) => Promise<T>): Promise<T> => {
    try {
      const loaded = await import("keytar");
      return await question("default" in loaded ? (loaded.default as typeof Keytar) : loaded);
    } catch (thrown) {
      throw keychainUnavailable(thrown instanceof Error ? thrown.message : "unknown error", thrown);
    }
  };
  return {
    get: async (account) => (await ask((keytar) => keytar.getPassword(service, account))) ?? undefined,
    set: (account, secret) => ask((keytar) => keytar.setPassword(service, account, secret)),
    delete: async (account) => void (await ask((keytar) => keytar.deletePassword(service, account))),
  };
};
