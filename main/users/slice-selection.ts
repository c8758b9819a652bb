import type { UserSelection } from "#shared/users/user-query.ts";
import type { UserActsStore } from "./user-acts-store.ts";
import type { UserListStore } from "./user-list-store.ts";

/** Numbers that are searched through in one go, and users that are changed in one go: some ms each. */
const SEARCHED_AT_ONCE = 5_000;
const CHANGED_AT_ONCE = 500;

/** The numbers of the selected users, some at a time; everything else has its turn in between. */
export async function* sliceSelection(
  { store, list }: { readonly store: Pick<UserActsStore, "seqsOf">; readonly list: UserListStore },
  selection: UserSelection,
): AsyncGenerator<readonly number[]> {
  for (const seqs of "ids" in selection ? [store.seqsOf(selection.ids)] : found(list, store, selection)) {
    for (const piece of piecesOf(seqs)) {
      yield piece;
      await pause();
    }
    await pause();
  }
}

function* found(
  list: UserListStore,
  store: Pick<UserActsStore, "seqsOf">,
  { filter, except }: Exclude<UserSelection, { readonly ids: unknown }>,
): Generator<readonly number[]> {
  const left = new Set(store.seqsOf(except));
  const last = list.lastSeq();
  for (let from = 0; from < last; from += SEARCHED_AT_ONCE)
    yield list.seqsBetween(filter, from, from + SEARCHED_AT_ONCE).filter((seq) => !left.has(seq));
}

/** Lets everything else have its turn. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A long list of numbers in pieces. */
export function* piecesOf(seqs: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < seqs.length; start += CHANGED_AT_ONCE)
    yield seqs.slice(start, start + CHANGED_AT_ONCE);
}
