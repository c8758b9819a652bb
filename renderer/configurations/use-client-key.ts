import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientKeyRole, WantedClientKey } from "#shared/configurations/client-key.ts";
import { call } from "../bridge/index.ts";
import { type ConfigurationAct, useConfigurationAct } from "./use-configuration-act.ts";

/** Algorithms of all keys of a client; which of them a key can have depends on what it is for. */
export type KeyAlgorithm = WantedClientKey["algorithm"];

/** What can be done with a key of the client. Each takes effect at once and answers whether it was done. */
export interface ClientKeyActs extends Omit<ConfigurationAct, "act"> {
  readonly make: (algorithm: KeyAlgorithm) => Promise<boolean>;
  readonly importKey: (algorithm: KeyAlgorithm, key: string) => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  /** Makes the certificate of a signing key that has none. */
  readonly certify: () => Promise<boolean>;
  /** Puts the next key in the place of the one that signs. */
  readonly promote: () => Promise<boolean>;
}

/** See {@link ClientKeyActs}. */
export const useClientKey = (
  { id }: Pick<ClientConfiguration, "id">,
  role: ClientKeyRole = "signing",
): ClientKeyActs => {
  const { act, ...state } = useConfigurationAct(id);
  // The algorithm is chosen among those of the role.
  const wanted = (algorithm: KeyAlgorithm) => ({ role, algorithm }) as WantedClientKey;
  return {
    make: (algorithm) =>
      act(() => call("configurations.makeClientKey", { id, ...wanted(algorithm) }), "Key made"),
    importKey: (algorithm, key) =>
      act(() => call("configurations.importClientKey", { id, key, ...wanted(algorithm) }), "Key imported"),
    remove: () => act(() => call("configurations.removeClientKey", { id, role }), "Key removed"),
    certify: () => act(() => call("configurations.certifyClientKey", { id }), "Certificate made"),
    promote: () => act(() => call("configurations.promoteClientKey", { id }), "The old key was replaced"),
    ...state,
  };
};
