import { type ExchangeHandlerParts, exchangeHandlers } from "./exchange-handlers.ts";
import type {
  ChosenFiles,
  Duplicates,
  EnvironmentStore,
  FolderStore,
  ResponseBodies,
  SavedRequestStore,
} from "./requests/index.ts";
import type { Handlers } from "./router.ts";
import type { Vault } from "./tokens/index.ts";

/** The parts that operations on requests are answered from. */
export interface RequestHandlerParts extends ExchangeHandlerParts {
  readonly vault: Vault;
  readonly savedRequests: SavedRequestStore;
  readonly folders: FolderStore;
  readonly environments: EnvironmentStore;
  readonly duplicates: Duplicates;
  readonly requestFiles: ChosenFiles;
  readonly responseBodies: ResponseBodies;
}

/** Saved requests in their folders, environments, sending, and the history of exchanges. */
export const requestHandlers = (parts: RequestHandlerParts) =>
  ({
    ...folderHandlers(parts),
    ...environmentHandlers(parts),
    ...duplicateHandlers(parts),
    ...sendingHandlers(parts),
    ...bodyHandlers(parts),
    ...exchangeHandlers(parts),
  }) satisfies Partial<Handlers>;

const folderHandlers = ({ vault, folders, publish }: RequestHandlerParts) =>
  ({
    "folders.list": async () => {
      await vault.unlock();
      return folders.list();
    },
    "folders.save": async ({ id, parentId, ...draft }) => {
      await vault.ready();
      const folder = folders.save(id, draft, parentId);
      publish("requests.saved", { id: folder.id });
      return folder;
    },
    "folders.move": ({ id, ...place }) => {
      folders.move(id, place);
      publish("requests.saved", { id });
    },
    "folders.delete": ({ id }) => {
      folders.delete(id);
      publish("requests.saved", { id });
    },
  }) satisfies Partial<Handlers>;

const environmentHandlers = ({ vault, environments, publish }: RequestHandlerParts) =>
  ({
    "environments.list": async () => {
      await vault.unlock();
      return environments.list();
    },
    "environments.save": async ({ id, ...draft }) => {
      await vault.ready();
      const environment = environments.save(id, draft);
      publish("requests.saved", { id: environment.id });
      return environment;
    },
    "environments.delete": ({ id }) => {
      environments.delete(id);
      publish("requests.saved", { id });
    },
  }) satisfies Partial<Handlers>;

const duplicateHandlers = ({ vault, duplicates, publish }: RequestHandlerParts) => {
  const published = async <Made extends { readonly id: string }>(make: () => Made): Promise<Made> => {
    await vault.ready();
    const made = make();
    publish("requests.saved", { id: made.id });
    return made;
  };
  return {
    "folders.duplicate": ({ id }) => published(() => duplicates.folder(id)),
    "environments.duplicate": ({ id }) => published(() => duplicates.environment(id)),
    "requests.duplicate": ({ id }) => published(() => duplicates.request(id)),
  } satisfies Partial<Handlers>;
};

const sendingHandlers = ({ vault, savedRequests, requests, publish }: RequestHandlerParts) =>
  ({
    "requests.list": async () => {
      // Not `ready`: a list without the data key still has the names.
      await vault.unlock();
      return savedRequests.list();
    },
    "requests.save": ({ id, folderId, request }) => requests.save(id, request, folderId),
    "requests.move": ({ id, ...place }) => {
      savedRequests.move(id, place);
      publish("requests.saved", { id });
    },
    "requests.delete": ({ id }) => requests.delete(id),
    "requests.send": (input) => requests.send(input),
    "requests.cancel": ({ sendingId }) => requests.cancel(sendingId),
    "variables.captured": ({ collectionId }) => requests.captured(collectionId),
    "variables.forgetCaptured": ({ collectionId, name }) => requests.forgetCaptured(collectionId, name),
  }) satisfies Partial<Handlers>;

/** Files of bodies that are sent, and the bodies of answers. */
const bodyHandlers = ({ vault, requestFiles, responseBodies }: RequestHandlerParts) =>
  ({
    "requests.chooseFile": () => requestFiles.choose(),
    "requests.body.rows": async ({ exchangeId, view, ...range }) => {
      await vault.unlock();
      return responseBodies.rows(exchangeId, view, range);
    },
    "requests.body.read": async ({ exchangeId, offset, length }) => {
      await vault.unlock();
      return responseBodies.read(exchangeId, offset, length);
    },
    "requests.body.search": async ({ exchangeId, view, text }) => {
      await vault.unlock();
      return responseBodies.search(exchangeId, view, text);
    },
    "requests.body.save": async ({ exchangeId }) => {
      await vault.unlock();
      return responseBodies.save(exchangeId);
    },
  }) satisfies Partial<Handlers>;
