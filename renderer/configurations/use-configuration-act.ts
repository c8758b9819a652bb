import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { errorOf } from "../bridge/index.ts";
import { useAnnounce } from "../ui/index.ts";

/** Something that is done with a configuration at once, without Save: one at a time. */
export interface ConfigurationAct {
  /** Runs it, keeps the configuration that it answers, and says `done`; answers whether it was done. */
  readonly act: (run: () => Promise<ClientConfiguration>, done: string) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly error: AppError | undefined;
  readonly forgetError: () => void;
}

/** See {@link ConfigurationAct}. */
export const useConfigurationAct = (id: string): ConfigurationAct => {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const act: ConfigurationAct["act"] = async (run, done) => {
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
  return { act, isBusy, error, forgetError: () => setError(undefined) };
};
