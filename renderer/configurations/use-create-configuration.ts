import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  emptyDraft,
} from "#shared/configurations/client-configuration.ts";
import { call, errorOf } from "../bridge/index.ts";
import { navigate } from "../routes.ts";
import { freeAlias } from "./list-row.ts";

/** Makes configurations and opens them. */
export interface CreateConfiguration {
  /** Makes one with a free alias like the wish; answers `undefined` when that failed. */
  readonly run: (
    aliasWish: string,
    values?: Partial<ClientConfigurationDraft>,
  ) => Promise<ClientConfiguration | undefined>;
  readonly isBusy: boolean;
  readonly error: AppError | undefined;
}

/** See {@link CreateConfiguration}; `all` are those that are there, for the alias. */
export const useCreateConfiguration = (
  all: readonly { readonly alias: string }[] | undefined,
): CreateConfiguration => {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const run: CreateConfiguration["run"] = async (aliasWish, values) => {
    if (isBusy) return undefined;
    setIsBusy(true);
    setError(undefined);
    try {
      const draft = { ...emptyDraft(freeAlias(aliasWish, all ?? [])), ...values };
      const made = await call("configurations.create", { draft });
      navigate({ page: "configurations", id: made.id });
      return made;
    } catch (thrown) {
      setError(errorOf(thrown));
      return undefined;
    } finally {
      setIsBusy(false);
    }
  };
  return { run, isBusy, error };
};
