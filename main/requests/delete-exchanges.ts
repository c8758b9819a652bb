import { DELETED_IN_A_CALL, type ExchangeFilter, type ExchangeSearch } from "./exchange-search-store.ts";

/** Exchanges that were chosen, or all that match. */
export type ExchangeSelection = { readonly ids: readonly string[] } | { readonly query: ExchangeFilter };

/** Deletes exchanges some at a time, so that nothing else has to wait for all of them; answers how many there were. */
export const deleteExchanges = async (
  search: ExchangeSearch,
  selection: ExchangeSelection,
  now: number,
): Promise<number> => {
  let deleted = 0;
  if ("ids" in selection) {
    for (let first = 0; first < selection.ids.length; first += DELETED_IN_A_CALL) {
      deleted += search.deleteThese(selection.ids.slice(first, first + DELETED_IN_A_CALL));
      await pause();
    }
    return deleted;
  }
  // What is sent meanwhile was not chosen.
  const query = { ...selection.query, to: Math.min(selection.query.to ?? now + 1, now + 1) };
  for (let some = search.deleteSome(query); some > 0; some = search.deleteSome(query)) {
    deleted += some;
    await pause();
  }
  return deleted;
};

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
