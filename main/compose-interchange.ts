import type { Publish } from "#shared/contract/events.ts";
import type { Database } from "./db/index.ts";
import type { InterchangeHandlerParts } from "./interchange-handlers.ts";
import type { FileDialog } from "./ports/file-dialog.ts";
import type { WorkerHost } from "./ports/worker-host.ts";
import type { RequestHandlerParts } from "./request-handlers.ts";
import {
  createImportedCollectionStore,
  createRequestExports,
  createRequestImports,
} from "./requests/index.ts";
import type { SettingsStore } from "./settings/index.ts";
import type { Tasks } from "./tasks/index.ts";
import type { Vault } from "./tokens/index.ts";

/** Builds the imports and exports of requests out of the parts that have the requests. */
export const composeInterchange = (parts: {
  readonly ofRequests: Omit<RequestHandlerParts, "vault" | "publish" | "users">;
  readonly db: Database;
  readonly vault: Vault;
  readonly settings: SettingsStore;
  readonly tasks: Tasks;
  readonly workers: WorkerHost;
  readonly fileDialog: FileDialog;
  readonly publish: Publish;
  readonly version: string;
}): InterchangeHandlerParts => {
  const { ofRequests, vault, settings } = parts;
  const { folders, environments, requests } = ofRequests;
  const ready = async (): Promise<void> => {
    await vault.ready();
  };
  return {
    requestImports: createRequestImports({
      ...parts,
      ready,
      store: createImportedCollectionStore({ ...ofRequests, db: parts.db }),
    }),
    requestExports: createRequestExports({ ...parts, ...ofRequests, exchange: requests.exchange, ready }),
    variablesFor: async (folderId) => {
      await ready();
      return [
        ...environments.variables(settings.get().environmentId),
        ...(folderId === undefined ? [] : folders.variables(folderId)),
      ];
    },
  };
};
