import { onTestFinished } from "vitest";
import { systemRandom } from "../../main/ports/random.ts";
import type { SecretStore } from "../../main/ports/secret-store.ts";
import { createKeytarSecretStore } from "../../main/tokens/keytar-secret-store.ts";

/** On Linux a keychain needs a D-Bus session; `npm test` brings one with a keyring in it. */
export const hasKeychain = process.platform !== "linux" || process.env.DBUS_SESSION_BUS_ADDRESS !== undefined;

/** The real keychain under a name of its own; what a test put there goes when it ends. */
export const realKeychain = (): SecretStore => {
  const store = createKeytarSecretStore(`sso-workbench-test-${systemRandom.uuid()}`);
  const accounts = new Set<string>();
  onTestFinished(async () => {
    for (const account of accounts) await store.delete(account);
  });
  return {
    ...store,
    set: (account, secret) => {
      accounts.add(account);
      return store.set(account, secret);
    },
  };
};
