import { composeInterchange } from "./compose-interchange.ts";
import type { InterchangeHandlerParts } from "./interchange-handlers.ts";
import type { Clock } from "./ports/clock.ts";
import type { Random } from "./ports/random.ts";
import type { RequestHandlerParts } from "./request-handlers.ts";
import {
  createChosenFiles,
  createDuplicates,
  createEnvironmentStore,
  createFolderStore,
  createRequestFileStore,
  createRequests,
  createSavedRequestStore,
  type ExchangeStore,
  type Requests,
} from "./requests/index.ts";
import { type ClientTokens, createClientTokens } from "./tokens/index.ts";

/** Builds what has to do with authorized requests out of the parts that it shares with the rest. */
export const composeRequests = (
  parts: Omit<
    Parameters<typeof createRequests>[0],
    "saved" | "history" | "ready" | "currentIdentity" | "scope" | "requestFiles" | "clientTokens"
  > &
    Omit<Parameters<typeof createClientTokens>[0], "ready"> &
    Omit<Parameters<typeof composeInterchange>[0], "ofRequests"> & {
      readonly clock: Clock;
      readonly random: Random;
      readonly exchanges: ExchangeStore;
    },
): Omit<RequestHandlerParts, "vault" | "publish" | "users"> &
  InterchangeHandlerParts & {
    readonly requests: Requests;
    readonly clientTokens: ClientTokens;
  } => {
  const { db, vault, clock, random, settings, exchanges } = parts;
  const savedRequests = createSavedRequestStore({ db, vault, random, clock, history: exchanges });
  const folders = createFolderStore({ db, vault, random, clock });
  const environments = createEnvironmentStore({ db, vault, random });
  const requestFiles = createChosenFiles({
    store: createRequestFileStore(db, random, clock),
    fileDialog: parts.fileDialog,
  });
  const clientTokens = createClientTokens({ ...parts, ready: vault.ready });
  const requests = createRequests({
    ...parts,
    clientTokens,
    requestFiles,
    saved: savedRequests,
    history: exchanges,
    ready: vault.ready,
    currentIdentity: () => settings.get().currentIdentity,
    scope: (folderId, environmentId = settings.get().environmentId) => {
      const environment = environments.nameOf(environmentId);
      const collectionId = folderId === undefined ? undefined : folders.collectionOf(folderId);
      return {
        ...(environment === undefined ? {} : { environment }),
        ...(collectionId === undefined ? {} : { collectionId }),
        variables: [
          ...environments.variables(environmentId),
          ...(folderId === undefined ? [] : folders.variables(folderId)),
        ],
      };
    },
  });
  const duplicates = createDuplicates({ db, saved: savedRequests, folders, environments });
  const ofRequests = {
    savedRequests,
    folders,
    environments,
    duplicates,
    requests,
    exchanges,
    requestFiles,
    clientTokens,
  };
  return { ...ofRequests, ...composeInterchange({ ...parts, ofRequests }) };
};
