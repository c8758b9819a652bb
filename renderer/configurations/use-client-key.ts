import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import { call, errorOf } from "../bridge/index.ts";
import { useAnnounce } from "../ui/index.ts";

/** What can be done with the client's own key. Each takes effect at once and answers whether it was done. */
export interface ClientKeyActs {
  readonly make: (algorithm: ClientKeyAlgorithm) => Promise<boolean>;
  readonly importKey: (algorithm: ClientKeyAlgorithm, key: string) => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  /** Makes the certificate of a key that has none. */
  readonly certify: () => Promise<boolean>;
  readonly isBusy: boolean;
  readonly error: AppError | undefined;
  readonly forgetError: () => void;
}

/** See {@link ClientKeyActs}. */
export const useClientKey = ({ id }: Pick<ClientConfiguration, "id">): ClientKeyActs => {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const act = async (run: () => Promise<ClientConfiguration>, done: string): Promise<boolean> => {
    if (isBusy) return false;
    setIsBusy(true);
    setError(undefined);
    try {
      queries.setQueryData(["configurations.get", { id }], await run());
      announce(done);
      return true;
    } catch (thrown) {
      setError(errorOf(thrown));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return {
    make: (algorithm) => act(() => call("configurations.makeClientKey", { id, algorithm }), "Key made"),
    importKey: (algorithm, key) =>
      act(() => call("configurations.importClientKey", { id, algorithm, key }), "Key imported"),
    remove: () => act(() => call("configurations.removeClientKey", { id }), "Key removed"),
    certify: () => act(() => call("configurations.certifyClientKey", { id }), "Certificate made"),
    isBusy,
    error,
    forgetError: () => setError(undefined),
  };
};
