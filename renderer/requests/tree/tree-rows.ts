import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { searchRequests } from "../search-requests.ts";

/** A line of the tree of requests. */
export type TreeRow =
  | {
      readonly kind: "folder";
      readonly id: string;
      readonly depth: number;
      readonly folder: RequestFolder;
      /** Requests in it, at any depth. */
      readonly count: number;
      readonly isOpen: boolean;
    }
  | {
      readonly kind: "request";
      readonly id: string;
      readonly depth: number;
      readonly request: SavedRequest;
    }
  | {
      /** Leads to the authorization matrix of a collection. */
      readonly kind: "matrix";
      readonly id: string;
      readonly depth: number;
      readonly folder: RequestFolder;
    };

/** What the tree is made of. */
export interface TreeContent {
  readonly folders: readonly RequestFolder[];
  readonly requests: readonly SavedRequest[];
  /** Ids of the folders that are unfolded. */
  readonly open: ReadonlySet<string>;
  /** Only requests that match it, with their folders unfolded; empty: all. */
  readonly typed: string;
}

/** The parent of a row; undefined at the top. */
export const parentOf = (row: TreeRow): string | undefined => {
  if (row.kind === "request") return row.request.folderId;
  return row.kind === "folder" ? row.folder.parentId : row.folder.id;
};

/** The rows in sight: in each folder requests, then folders, then the matrix; those in no collection on top. */
export const treeRows = ({ folders, requests, open, typed }: TreeContent): readonly TreeRow[] => {
  const isSearch = typed.trim() !== "";
  const known = new Set(folders.map(({ id }) => id));
  const place = (id: string | undefined) => (id !== undefined && known.has(id) ? id : undefined);
  const found = searchRequests(requests, typed, folders);
  const requestsIn = groupBy(found, ({ folderId }) => place(folderId));
  const foldersIn = groupBy(folders, ({ parentId }) => place(parentId));
  const counts = countsOf(foldersIn, requestsIn);
  const rows: TreeRow[] = [];
  const add = (parentId: string | undefined, depth: number): void => {
    for (const request of requestsIn.get(parentId) ?? [])
      rows.push({ kind: "request", id: request.id, depth, request });
    for (const folder of foldersIn.get(parentId) ?? []) {
      const count = counts.get(folder.id) ?? 0;
      if (isSearch && count === 0) continue;
      const isOpen = isSearch || open.has(folder.id);
      rows.push({ kind: "folder", id: folder.id, depth, folder, count, isOpen });
      if (!isOpen) continue;
      add(folder.id, depth + 1);
      if (folder.parentId === undefined && !isSearch && count > 0)
        rows.push({ kind: "matrix", id: `matrix-${folder.id}`, depth: depth + 1, folder });
    }
  };
  add(undefined, 0);
  return rows;
};

const groupBy = <Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string | undefined,
): ReadonlyMap<string | undefined, readonly Value[]> => {
  const groups = new Map<string | undefined, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
};

const countsOf = (
  foldersIn: ReadonlyMap<string | undefined, readonly RequestFolder[]>,
  requestsIn: ReadonlyMap<string | undefined, readonly SavedRequest[]>,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const count = (id: string): number => {
    const inner = (foldersIn.get(id) ?? []).reduce((sum, folder) => sum + count(folder.id), 0);
    const all = inner + (requestsIn.get(id)?.length ?? 0);
    counts.set(id, all);
    return all;
  };
  for (const folder of foldersIn.get(undefined) ?? []) count(folder.id);
  return counts;
};

/** The folders that one is in, the outermost first, itself last; empty for none. */
export const folderPath = (
  folders: readonly RequestFolder[],
  id: string | undefined,
): readonly RequestFolder[] => {
  const folder = folders.find((each) => each.id === id);
  return folder === undefined ? [] : [...folderPath(folders, folder.parentId), folder];
};
