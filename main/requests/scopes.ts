import type { EnvironmentStore } from "./environment-store.ts";
import type { FolderStore } from "./folder-store.ts";
import type { Scope, ScopeQuestion } from "./perform-order.ts";
import type { SavedRequestStore } from "./saved-request-store.ts";

/** What requests are sent with, remembered from one to the next. */
export interface Scopes {
  /** @throws AppFailure `secret_unreadable` */
  of(question: ScopeQuestion): Scope;
  /** To be called when a request, a folder or an environment has changed, or can be read anew. */
  forget(): void;
}

/** Makes them: each is some queries and decryptions, and hundreds of requests in a row have the same. */
export const createScopes = (parts: {
  readonly environments: EnvironmentStore;
  readonly folders: FolderStore;
  readonly saved: Pick<SavedRequestStore, "folderOf">;
  /** The environment that is chosen. */
  readonly environmentId: () => string;
}): Scopes => {
  const { environments, folders } = parts;
  const known = new Map<string, Scope>();
  const read = (folderId: string | undefined, environmentId: string): Scope => {
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
  };
  return {
    of: ({ folderId, savedRequestId, environmentId = parts.environmentId() }) => {
      const key = [folderId, savedRequestId, environmentId].join(" ");
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const isOfSaved = folderId === undefined && savedRequestId !== undefined;
      const scope = read(isOfSaved ? parts.saved.folderOf(savedRequestId) : folderId, environmentId);
      known.set(key, scope);
      return scope;
    },
    forget: () => known.clear(),
  };
};
