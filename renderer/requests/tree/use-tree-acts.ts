import { useCallback, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { draftOfSaved, type SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder, TreePlace } from "#shared/requests/request-folder.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { useAnnounce, useUndoToast } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { draftOf, keepDraft } from "../drafts.ts";
import { setFoldersOpen } from "./open-folders.ts";
import type { Moved, TreeParts } from "./tree-places.ts";

/** What went wrong with an act on the tree. */
export interface TreeFailure {
  readonly title: string;
  readonly error: AppError;
}

/** What is done with requests and folders as a whole. */
export interface TreeActs {
  readonly failure: TreeFailure | undefined;
  readonly rename: (moved: Moved, name: string) => Promise<void>;
  readonly duplicate: (moved: Moved) => Promise<string | undefined>;
  readonly move: (moved: Moved, place: TreePlace) => Promise<void>;
  /** Makes a folder, or a collection; answers its id. */
  readonly newFolder: (parentId: string | undefined) => Promise<string | undefined>;
  /** Deletes a request; for a while it can be had back, as a new one that says the same in the same place. */
  readonly deleteRequest: (request: SavedRequest) => Promise<boolean>;
  readonly deleteFolder: (folder: RequestFolder) => Promise<boolean>;
}

/** See {@link TreeActs}. Belongs to the page, as what was deleted is gone when Undo is pressed. */
export const useTreeActs = (parts: TreeParts, onRestored: (id: string) => void): TreeActs => {
  const showUndo = useUndoToast();
  const announce = useAnnounce();
  const [failure, setFailure] = useState<TreeFailure>();
  const guarded = useCallback(
    async <Value>(title: string, act: () => Promise<Value>): Promise<Value | undefined> => {
      setFailure(undefined);
      try {
        return await act();
      } catch (thrown) {
        setFailure({ title, error: errorOf(thrown) });
        return undefined;
      }
    },
    [],
  );
  const restore = (request: SavedRequest, beforeId: string | undefined) =>
    guarded("The request could not be had back", async () => {
      const { folderId } = request;
      const { id } = await call("requests.save", { request: draftOfSaved(request), folderId });
      await call("requests.move", { id, folderId, beforeId });
      onRestored(id);
    });
  return {
    failure,
    rename: async (moved, name) => {
      await guarded("It was not renamed", () => renameIn(parts, moved, name));
    },
    duplicate: ({ kind, id }) =>
      guarded("It was not duplicated", async () => {
        const operation = kind === "request" ? "requests.duplicate" : "folders.duplicate";
        return (await call(operation, { id })).id;
      }),
    move: useCallback(
      async ({ kind, id }, place) => {
        const operation = kind === "request" ? "requests.move" : "folders.move";
        await guarded("It was not moved", async () => {
          await call(operation, { id, ...place });
          announce(`Moved ${nameIn(parts, id)}`);
        });
        if (place.folderId !== undefined) setFoldersOpen([place.folderId], true);
      },
      [guarded, announce, parts],
    ),
    newFolder: (parentId) =>
      guarded("The folder was not made", async () => {
        const name = parentId === undefined ? "New collection" : "New folder";
        const { id } = await call("folders.save", { name, parentId });
        setFoldersOpen(parentId === undefined ? [id] : [parentId, id], true);
        return id;
      }),
    deleteRequest: async (request) => {
      const siblings = parts.requests.filter(({ folderId }) => folderId === request.folderId);
      const next = siblings[siblings.findIndex(({ id }) => id === request.id) + 1]?.id;
      const done = await guarded("The request was not deleted", async () => {
        await call("requests.delete", { id: request.id });
        return true;
      });
      if (!done) return false;
      keepDraft(request.id, undefined);
      if (!request.unreadable)
        showUndo({
          message: `${visibleText(request.name)} deleted`,
          onUndo: () => void restore(request, next),
        });
      return true;
    },
    deleteFolder: async (folder) => {
      const done = await guarded("The folder was not deleted", async () => {
        await call("folders.delete", { id: folder.id });
        return true;
      });
      return done ?? false;
    },
  };
};

const nameIn = ({ folders, requests }: TreeParts, id: string): string =>
  visibleText([...requests, ...folders].find((each) => each.id === id)?.name ?? "");

const renameIn = async ({ folders, requests }: TreeParts, moved: Moved, name: string): Promise<void> => {
  if (moved.kind === "folder") {
    if (folders.some(({ id }) => id === moved.id)) await call("folders.save", { id: moved.id, name });
    return;
  }
  const request = requests.find(({ id }) => id === moved.id);
  if (!request) return;
  const typed = draftOf(request.id);
  await call("requests.save", { id: request.id, request: { ...draftOfSaved(request), name } });
  // What is typed and not saved is no reason for its old name.
  if (typed) keepDraft(request.id, { ...typed, name });
};
