import { useState } from "react";
import type { Environment } from "#shared/requests/variable.ts";
import { call } from "../../bridge/index.ts";
import { redirect } from "../../routes.ts";
import { routeOfPlace } from "../requests-place.ts";
import { keepVariables, type OpenVariables } from "./variable-drafts.ts";
import { draftsOf, problemOf } from "./variable-rows.ts";

/** Shows an environment. */
export const showEnvironment = (id: string) => redirect(routeOfPlace({ kind: "environments", id }));

/** Saves, duplicates and deletes the environment that is open. */
export interface EnvironmentActs {
  readonly isBusy: boolean;
  readonly canSave: boolean;
  readonly error: unknown;
  readonly failed: string;
  readonly save: () => Promise<void>;
  readonly duplicate: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** See {@link EnvironmentActs}. */
export const useEnvironmentActs = (chosen: Environment | undefined, open: OpenVariables): EnvironmentActs => {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<{ readonly error: unknown; readonly words: string }>();
  const guarded = async (words: string, act: () => Promise<void>) => {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      setFailure({ error, words });
    } finally {
      setIsBusy(false);
    }
  };
  const isWrong = open.rows.some((_, at) => problemOf(open.rows, at) !== undefined);
  const canSave = open.isChanged && !isWrong && open.name.trim() !== "";
  return {
    isBusy,
    canSave,
    error: failure?.error,
    failed: failure?.words ?? "",
    save: () =>
      guarded("The environment was not saved", async () => {
        if (!canSave) return;
        const variables = draftsOf(open.rows);
        const { id } = await call("environments.save", {
          ...(chosen && { id: chosen.id }),
          name: open.name.trim(),
          variables,
        });
        open.discard();
        const { environmentId } = await call("settings.get", undefined);
        // The first one is meant to be used.
        if (!chosen && environmentId === "") await call("settings.update", { environmentId: id });
        showEnvironment(id);
      }),
    duplicate: () =>
      guarded("The environment was not duplicated", async () => {
        if (chosen) showEnvironment((await call("environments.duplicate", { id: chosen.id })).id);
      }),
    remove: () =>
      guarded("The environment was not deleted", async () => {
        if (!chosen) return;
        await call("environments.delete", { id: chosen.id });
        keepVariables(chosen.id, undefined);
        redirect(routeOfPlace({ kind: "environments" }));
      }),
  };
};
