import type { ImportedCollection, ImportedFolder, NameClash } from "#shared/requests/interchange.ts";
import type { Variable, VariableDraft } from "#shared/requests/variable.ts";
import type { Database } from "../db/index.ts";
import type { EnvironmentStore } from "./environment-store.ts";
import type { FolderStore } from "./folder-store.ts";
import { freeName } from "./free-name.ts";
import type { SavedRequestStore } from "./saved-request-store.ts";

/** What an import made, to be taken back. */
export interface KeptImport {
  /** The collection, with all that is in it. */
  readonly folderId: string | undefined;
  /** Requests that are in no folder of the import. */
  readonly requestIds: readonly string[];
  readonly environmentIds: readonly string[];
  /** The first request, wherever it is. */
  readonly requestId: string | undefined;
}

interface KeptFolder {
  readonly id: string;
  readonly requestId: string | undefined;
}

/** Keeps imports, each in one transaction. Needs `vault.ready()` before. */
export interface ImportedCollectionStore {
  /** Names that are taken, with the free ones that are used instead. */
  clashes(collection: ImportedCollection, name: string): readonly NameClash[];
  /** @throws AppFailure `data_key_missing` and nothing is kept */
  keep(collection: ImportedCollection, name: string, folderId: string | undefined): KeptImport;
  /** Deletes what was kept, with what has been changed of it. */
  takeBack(kept: KeptImport): void;
}

/** Makes the store. */
export const createImportedCollectionStore = ({
  db,
  folders,
  savedRequests,
  environments,
}: {
  readonly db: Database;
  readonly folders: FolderStore;
  readonly savedRequests: SavedRequestStore;
  readonly environments: EnvironmentStore;
}): ImportedCollectionStore => {
  const taken = (names: readonly { readonly name: string }[]): Set<string> =>
    new Set(names.map(({ name }) => name.toLowerCase()));
  const collectionNames = (): Set<string> =>
    taken(folders.list().filter(({ parentId }) => parentId === undefined));

  /** The names that environments get, in their order. */
  const environmentNames = (collection: ImportedCollection): readonly string[] => {
    const used = taken(environments.list());
    return collection.environments.map(({ name }) => {
      const free = freeName(name, used);
      used.add(free.toLowerCase());
      return free;
    });
  };

  const keepFolder = (folder: ImportedFolder, name: string, parentId: string | undefined): KeptFolder => {
    const { id } = folders.save(undefined, { name, variables: draftsOf(folder.variables) }, parentId);
    const [first] = savedRequests.addAll(folder.requests, id);
    const inner = folder.folders.map((each) => keepFolder(each, each.name, id));
    return { id, requestId: first ?? inner.find(({ requestId }) => requestId !== undefined)?.requestId };
  };

  const keep = (collection: ImportedCollection, name: string, folderId: string | undefined): KeptImport => {
    const names = environmentNames(collection);
    const environmentIds = collection.environments.map(
      ({ variables }, index) =>
        environments.save(undefined, { name: names[index] ?? "", variables: draftsOf(variables) }).id,
    );
    if (collection.format === "curl") {
      const requestIds = savedRequests.addAll(collection.requests, folderId);
      return { folderId: undefined, requestIds, environmentIds, requestId: requestIds[0] };
    }
    if (isEmpty(collection))
      return { folderId: undefined, requestIds: [], environmentIds, requestId: undefined };
    const free = folderId === undefined ? freeName(name, collectionNames()) : name;
    const { id, requestId } = keepFolder(collection, free, folderId);
    return { folderId: id, requestIds: [], environmentIds, requestId };
  };

  return {
    clashes: (collection, name) => {
      const free = freeName(name, collectionNames());
      const isKept = collection.format !== "curl" && !isEmpty(collection);
      const own: readonly NameClash[] =
        isKept && free !== name ? [{ kind: "collection", name, becomes: free }] : [];
      const names = environmentNames(collection);
      const others = collection.environments.map(
        ({ name: wanted }, index): NameClash => ({
          kind: "environment",
          name: wanted,
          becomes: names[index] ?? wanted,
        }),
      );
      return [...own, ...others.filter(({ name: wanted, becomes }) => wanted !== becomes)];
    },
    keep: db.transaction(keep),
    takeBack: db.transaction(({ folderId, requestIds, environmentIds }: KeptImport) => {
      if (folderId !== undefined) folders.delete(folderId);
      for (const id of requestIds) savedRequests.delete(id);
      for (const id of environmentIds) environments.delete(id);
    }),
  };
};

const isEmpty = ({ folders, requests, variables }: ImportedFolder): boolean =>
  folders.length === 0 && requests.length === 0 && variables.length === 0;

const draftsOf = (variables: readonly Variable[]): VariableDraft[] =>
  variables.map((variable) => ({ ...variable }));
