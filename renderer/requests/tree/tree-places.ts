import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder, TreePlace } from "#shared/requests/request-folder.ts";
import { folderPath, type TreeRow } from "./tree-rows.ts";

/** A request or a folder that is put elsewhere. */
export interface Moved {
  readonly kind: "request" | "folder";
  readonly id: string;
}

/** Where on a row something is dropped. */
export type DropZone = "before" | "into" | "after";

/** All that there is, in the order of its places. */
export interface TreeParts {
  readonly folders: readonly RequestFolder[];
  readonly requests: readonly SavedRequest[];
}

/** What has the same parent and is of the same kind, in order. */
const siblingsOf = (
  { folders, requests }: TreeParts,
  kind: Moved["kind"],
  parentId: string | undefined,
): readonly string[] =>
  kind === "folder"
    ? folders.filter((folder) => folder.parentId === parentId).map(({ id }) => id)
    : requests.filter((request) => request.folderId === parentId).map(({ id }) => id);

const parentIn = ({ folders, requests }: TreeParts, { kind, id }: Moved): string | undefined =>
  kind === "folder"
    ? folders.find((folder) => folder.id === id)?.parentId
    : requests.find((request) => request.id === id)?.folderId;

/**
 * Where something comes to that is dropped on a row; undefined where it can't be. Requests stand before the folders
 * of their folder, so a request goes into a folder it is dropped on, and a folder not between requests.
 */
export const dropPlace = (
  parts: TreeParts,
  moved: Moved,
  row: TreeRow,
  zone: DropZone,
): TreePlace | undefined => {
  if (row.kind === "matrix" || (row.kind === moved.kind && row.id === moved.id)) return undefined;
  if (moved.kind === "request") {
    if (row.kind === "folder") return { folderId: row.id };
    return besides(parts, moved, row.request.folderId, row.id, zone);
  }
  if (row.kind === "request" || folderPath(parts.folders, row.id).some(({ id }) => id === moved.id))
    return undefined;
  if (zone === "into") return { folderId: row.id };
  return besides(parts, moved, row.folder.parentId, row.id, zone);
};

const besides = (
  parts: TreeParts,
  moved: Moved,
  folderId: string | undefined,
  id: string,
  zone: DropZone,
): TreePlace => {
  if (zone !== "after") return { folderId, beforeId: id };
  const siblings = siblingsOf(parts, moved.kind, folderId).filter((each) => each !== moved.id);
  return { folderId, beforeId: siblings[siblings.indexOf(id) + 1] };
};

/** A direction in which a row is moved by the keyboard. */
export type MoveDirection = "up" | "down" | "in" | "out";

/**
 * Where a row comes to that is moved one step: among its like, into the folder before it, or out of its folder.
 * Undefined where there is no further step.
 */
export const stepPlace = (
  parts: TreeParts,
  moved: Moved,
  direction: MoveDirection,
): TreePlace | undefined => {
  const folderId = parentIn(parts, moved);
  const siblings = siblingsOf(parts, moved.kind, folderId);
  const at = siblings.indexOf(moved.id);
  switch (direction) {
    case "up":
      return at <= 0 ? undefined : { folderId, beforeId: siblings[at - 1] };
    case "down":
      return at >= siblings.length - 1 ? undefined : { folderId, beforeId: siblings[at + 2] };
    case "in": {
      const folders = siblingsOf(parts, "folder", folderId);
      const into = moved.kind === "request" ? folders[0] : folders[folders.indexOf(moved.id) - 1];
      return into === undefined ? undefined : { folderId: into };
    }
    case "out": {
      if (folderId === undefined) return undefined;
      const outer = parts.folders.find(({ id }) => id === folderId)?.parentId;
      if (moved.kind === "request") return { folderId: outer };
      const outside = siblingsOf(parts, "folder", outer);
      return { folderId: outer, beforeId: outside[outside.indexOf(folderId) + 1] };
    }
  }
};
