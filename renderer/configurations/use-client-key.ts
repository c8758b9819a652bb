import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import { call } from "../bridge/index.ts";
import { type ConfigurationAct, useConfigurationAct } from "./use-configuration-act.ts";

/** What can be done with the client's own key. Each takes effect at once and answers whether it was done. */
export interface ClientKeyActs extends Omit<ConfigurationAct, "act"> {
  readonly make: (algorithm: ClientKeyAlgorithm) => Promise<boolean>;
  readonly importKey: (algorithm: ClientKeyAlgorithm, key: string) => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  /** Makes the certificate of a key that has none. */
  readonly certify: () => Promise<boolean>;
}

/** See {@link ClientKeyActs}. */
export const useClientKey = ({ id }: Pick<ClientConfiguration, "id">): ClientKeyActs => {
  const { act, ...state } = useConfigurationAct(id);
  return {
    make: (algorithm) => act(() => call("configurations.makeClientKey", { id, algorithm }), "Key made"),
    importKey: (algorithm, key) =>
      act(() => call("configurations.importClientKey", { id, algorithm, key }), "Key imported"),
    remove: () => act(() => call("configurations.removeClientKey", { id }), "Key removed"),
    certify: () => act(() => call("configurations.certifyClientKey", { id }), "Certificate made"),
    ...state,
  };
};
