import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientCertificateAlgorithm } from "#shared/configurations/client-key.ts";
import { call } from "../bridge/index.ts";
import { type ConfigurationAct, useConfigurationAct } from "./use-configuration-act.ts";

/** What can be done with the client certificate. Each takes effect at once and answers whether it was done. */
export interface ClientCertificateActs extends Omit<ConfigurationAct, "act"> {
  readonly make: (algorithm: ClientCertificateAlgorithm) => Promise<boolean>;
  /** Certificate and private key in one text, in PEM. */
  readonly importPair: (pair: string) => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
}

/** See {@link ClientCertificateActs}. */
export const useClientCertificate = ({ id }: Pick<ClientConfiguration, "id">): ClientCertificateActs => {
  const { act, ...state } = useConfigurationAct(id);
  return {
    make: (algorithm) =>
      act(() => call("configurations.makeClientCertificate", { id, algorithm }), "Certificate made"),
    importPair: (pair) =>
      act(
        () => call("configurations.importClientCertificate", { id, certificate: pair, privateKey: "" }),
        "Certificate imported",
      ),
    remove: () => act(() => call("configurations.removeClientCertificate", { id }), "Certificate removed"),
    ...state,
  };
};
