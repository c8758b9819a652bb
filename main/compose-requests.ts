import { composeBodies } from "./compose-bodies.ts";
import { composeInterchange } from "./compose-interchange.ts";
import type { InterchangeHandlerParts } from "./interchange-handlers.ts";
import type { RequestHandlerParts } from "./request-handlers.ts";
import {
  type BodyFolder,
  createDuplicates,
  createEnvironmentStore,
  createExchangeStore,
  createFolderStore,
  createRequests,
  createSavedRequestStore,
  createScopes,
  type Requests,
  type Scopes,
} from "./requests/index.ts";
import { type ClientTokens, createClientTokens } from "./tokens/index.ts";

/** Builds what has to do with authorized requests out of the parts that it shares with the rest. */
export const composeRequests = (
  parts: Omit<
    Parameters<typeof createRequests>[0],
    | "saved"
    | "history"
    | "ready"
    | "currentIdentity"
    | "scope"
    | "requestFiles"
    | "responseBodies"
    | "clientTokens"
  > &
    Omit<Parameters<typeof createClientTokens>[0], "ready"> &
    Omit<Parameters<typeof composeInterchange>[0], "ofRequests"> &
    Parameters<typeof composeBodies>[0],
): Omit<RequestHandlerParts, "vault" | "publish" | "users"> &
  InterchangeHandlerParts & {
    readonly requests: Requests;
    readonly clientTokens: ClientTokens;
    readonly bodyFolder: BodyFolder;
    readonly scopes: Scopes;
  } => {
  const { db, vault, clock, random, logger, settings } = parts;
  const bodies = composeBodies(parts, (id) => requests.exchange(id));
  const onDeleted = () => void bodies.bodyFolder.sweep();
  const exchanges = createExchangeStore({ db, vault, clock, logger, onDeleted });
  const savedRequests = createSavedRequestStore({ db, vault, random, clock, history: exchanges });
  const folders = createFolderStore({ db, vault, random, clock });
  const environments = createEnvironmentStore({ db, vault, random });
  const scopes = createScopes({
    environments,
    folders,
    saved: savedRequests,
    environmentId: () => settings.get().environmentId,
  });
  const clientTokens = createClientTokens({ ...parts, ready: vault.ready });
  const requests: Requests = createRequests({
    ...parts,
    clientTokens,
    ...bodies,
    saved: savedRequests,
    history: exchanges,
    ready: vault.ready,
    currentIdentity: () => settings.get().currentIdentity,
    scope: scopes.of,
  });
  const duplicates = createDuplicates({ db, saved: savedRequests, folders, environments });
  const ofRequests = {
    savedRequests,
    folders,
    environments,
    duplicates,
    requests,
    exchanges,
    clientTokens,
    ...bodies,
    scopes,
  };
  return { ...ofRequests, ...composeInterchange({ ...parts, ofRequests }) };
};
