import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";

/** The requests whose name, method, URL or folders have every word of the search. */
export const searchRequests = (
  all: readonly SavedRequest[],
  typed: string,
  folders: readonly RequestFolder[] = [],
): readonly SavedRequest[] => {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return all;
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const pathOf = (id: string | undefined): string => {
    const folder = byId.get(id ?? "");
    return folder === undefined ? "" : `${pathOf(folder.parentId)}\n${folder.name}`;
  };
  return all.filter(({ name, method, url, folderId }) => {
    const where = `${name}\n${method}\n${url}${pathOf(folderId)}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
};
