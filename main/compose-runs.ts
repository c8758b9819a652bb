import type { Publish } from "#shared/contract/events.ts";
import {
  type CollectionRuns,
  createCollectionRuns,
  createRunStore,
  type RunStore,
} from "./collection-runs/index.ts";
import type { Configurations } from "./configurations/index.ts";
import type { Database } from "./db/index.ts";
import {
  createMatrices,
  createMatrixRuns,
  createMatrixStore,
  describeIdentity,
  type IdentityWords,
} from "./matrix/index.ts";
import type { Clock } from "./ports/clock.ts";
import type { FileDialog } from "./ports/file-dialog.ts";
import type { Logger } from "./ports/logger.ts";
import type { Random } from "./ports/random.ts";
import { createReports } from "./reports/index.ts";
import type { EnvironmentStore, FolderStore, Requests, SavedRequestStore } from "./requests/index.ts";
import type { RunHandlerParts } from "./run-handlers.ts";
import type { SettingsStore } from "./settings/index.ts";
import type { Tasks } from "./tasks/index.ts";
import type { Vault } from "./tokens/index.ts";
import type { UserStore } from "./users/index.ts";

/** Builds what has to do with matrices, runs and their reports out of the parts that they share with the rest. */
export const composeRuns = (parts: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly publish: Publish;
  readonly fileDialog: FileDialog;
  readonly settings: SettingsStore;
  readonly tasks: Tasks;
  readonly users: UserStore;
  readonly configurations: Configurations;
  readonly requests: Requests;
  readonly savedRequests: SavedRequestStore;
  readonly folders: FolderStore;
  readonly environments: EnvironmentStore;
}): Omit<RunHandlerParts, "vault"> & {
  readonly runs: RunStore;
  readonly closeRuns: () => Promise<void>;
} => {
  const { users, configurations, requests, savedRequests, folders, environments, settings, fileDialog } =
    parts;
  const runs = createRunStore(parts);
  runs.markInterrupted();
  const store = createMatrixStore(parts);
  const words: IdentityWords = {
    user: (id) => {
      const { user } = users.get(id);
      const { name, fullname, roles, configurationAlias } = user;
      return { name: fullname === "" ? name : fullname, roles, configurationAlias };
    },
    alias: (id) => configurations.get(id).alias,
  };
  /** The same for the whole run, whatever is chosen meanwhile. */
  const environment = (environmentId = settings.get().environmentId) => {
    const name = environments.nameOf(environmentId);
    return { environmentId, ...(name === undefined ? {} : { name }) };
  };
  const shared = {
    ...parts,
    runs,
    words,
    perform: requests.perform,
    savedRequests: savedRequests.list,
    environment,
  };
  const matrixRuns = createMatrixRuns({ ...shared, store });
  const collectionRuns: CollectionRuns = createCollectionRuns({
    ...shared,
    folders: folders.list,
    currentIdentity: () => settings.get().currentIdentity,
    identityName: (identity) => describeIdentity(identity, words).name,
    variables: (folderId, environmentId) => [
      ...environments.variables(environmentId),
      ...folders.variables(folderId),
    ],
  });
  return {
    runs,
    matrices: createMatrices({ ...shared, store, runs: matrixRuns }),
    matrixRuns,
    collectionRuns,
    reports: createReports({
      runs,
      matrixRuns,
      collectionRuns,
      expectations: store.expectations,
      fileDialog,
    }),
    closeRuns: async () => {
      await Promise.all([matrixRuns.close(), collectionRuns.close()]);
    },
  };
};
