import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { Settings } from "#shared/settings/settings.ts";
import { call, errorOf } from "../bridge/index.ts";

/** Changes settings one by one, with effect at once. */
export interface ChangeSetting {
  readonly change: <Name extends keyof Settings>(name: Name, value: Settings[Name]) => Promise<void>;
  /** The setting that could not be changed, and why. */
  readonly failure: { readonly name: keyof Settings; readonly error: AppError } | undefined;
}

/** See {@link ChangeSetting}. */
export const useChangeSetting = (): ChangeSetting => {
  const queries = useQueryClient();
  const [failure, setFailure] = useState<ChangeSetting["failure"]>();
  const change: ChangeSetting["change"] = async (name, value) => {
    setFailure(undefined);
    try {
      queries.setQueryData(["settings.get", undefined], await call("settings.update", { [name]: value }));
    } catch (thrown) {
      setFailure({ name, error: errorOf(thrown) });
    }
  };
  return { change, failure };
};
