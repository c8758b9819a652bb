import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { LoginChanges, LoginResult, RoleChange } from "#shared/login/login-result.ts";
import type { RunComparison } from "#shared/login/run-comparison.ts";
import type { LoginDay, LoginRunPage } from "#shared/login/run-list.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import type { Clock } from "../ports/clock.ts";
import type { Vault } from "../tokens/index.ts";
import { deleteRuns } from "./delete-runs.ts";
import type { LoginRuns } from "./login-runs.ts";
import type { RunListStore, RunQuery } from "./run-list-store.ts";
import type { SealedRunStore } from "./sealed-run-store.ts";

/** Login runs that are kept: found, counted, opened and deleted. */
export interface LoginArchive {
  /** A page of the runs that match, newest first; those under way as they are now. */
  search(query: RunQuery): LoginRunPage;
  /** Logins of each of the last days, today last. */
  days(query: Omit<Parameters<RunListStore["days"]>[0], "now">): readonly LoginDay[];
  /** Deletes runs that have ended, with all that is kept of them; answers how many. */
  delete(ids: readonly string[]): Promise<number>;
  /**
   * What a run that succeeded gave; of one that was made before results were kept there is none.
   * @throws AppFailure `not_found`, `data_key_missing`, `secret_unreadable`
   */
  result(id: string): Promise<LoginResult | undefined>;
  /**
   * What the last runs of a user changed about them, of those whose result is kept.
   * @throws AppFailure `data_key_missing`, `secret_unreadable`
   */
  changes(userId: string, limit: number): Promise<readonly LoginChanges[]>;
  /**
   * An exchange or a navigation with its secrets.
   * @throws AppFailure `not_found` where they were not kept, `data_key_missing`, `secret_unreadable`
   */
  rawEntry(id: string, position: number): Promise<TraceEntry>;
  /** @throws AppFailure `not_found`, `data_key_missing`, `secret_unreadable` */
  compare(leftId: string, rightId: string): Promise<RunComparison>;
}

/** Makes the archive. */
export const createLoginArchive = (parts: {
  readonly runs: Pick<LoginRuns, "get" | "list" | "asItIs">;
  readonly listStore: RunListStore;
  readonly sealed: SealedRunStore;
  readonly vault: Pick<Vault, "ready">;
  readonly clock: Clock;
  readonly publish: Publish;
}): LoginArchive => {
  const { runs, listStore, sealed, vault, clock } = parts;
  const result = async (id: string): Promise<LoginResult | undefined> => {
    if (runs.get(id).run.state !== "succeeded") return undefined;
    await vault.ready();
    return sealed.result(id);
  };
  const withResult = async (id: string) => ({ ...runs.get(id), result: await result(id) });
  return {
    search: (query) => {
      const page = listStore.search(query);
      return { ...page, runs: page.runs.map(runs.asItIs) };
    },
    days: (query) => listStore.days({ ...query, now: clock.now() }),
    delete: (ids) => deleteRuns(parts, ids),
    result,
    changes: async (userId, limit) => {
      await vault.ready();
      return runs.list({ userId, limit }).flatMap(({ id }) => {
        const given = sealed.result(id);
        return given === undefined ? [] : [changesOf(id, given)];
      });
    },
    compare: async (leftId, rightId) => {
      // Looked at now and then only.
      const { compareRuns } = await import("./comparison/index.ts");
      return compareRuns(await withResult(leftId), await withResult(rightId));
    },
    rawEntry: async (id, position) => {
      if (!runs.get(id).run.keepsRawValues) throw notKept("This login keeps no values with their secrets.");
      await vault.ready();
      const entry = sealed.rawEntry(id, position);
      if (entry === undefined) throw notKept("Of this entry no values with their secrets are kept.");
      return entry;
    },
  };
};

const changesOf = (runId: string, { attributes, roles }: LoginResult): LoginChanges => {
  const count = (change: RoleChange["change"]) => roles.filter((role) => role.change === change).length;
  return {
    runId,
    attributes: attributes
      .filter(({ before, after }) => before !== undefined && before !== after)
      .map(({ attribute }) => attribute),
    rolesAdded: count("added"),
    rolesRemoved: count("removed"),
  };
};

const notKept = (message: string): AppFailure =>
  new AppFailure({
    code: "not_found",
    message,
    advice:
      "They are there after the end of a login that was started with “Keep secrets with this login’s trace”; without a keychain only until the workbench ends.",
  });
