import type { SavedRequest } from "#shared/requests/request-draft.ts";

/** The requests whose name, method or URL has every word of the search. */
export const searchRequests = (all: readonly SavedRequest[], typed: string): readonly SavedRequest[] => {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return all.filter(({ name, method, url }) => {
    const where = `${name}\n${method}\n${url}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
};
