import type { UserSelection } from "#shared/users/user-query.ts";
import type { UserFinding } from "./finding/user-finding.ts";
import type { UserActsStore } from "./user-acts-store.ts";

/** Users that are changed in one go: some ms. */
const CHANGED_AT_ONCE = 500;

/** What finds the selected users. */
export interface SelectionParts {
  readonly store: Pick<UserActsStore, "seqsOf">;
  readonly finding: Pick<UserFinding, "all">;
}

/** The numbers of the selected users, in their order. */
export const seqsOfSelection = async (
  { store, finding }: SelectionParts,
  selection: UserSelection,
): Promise<Uint32Array> => {
  if ("ids" in selection) return Uint32Array.from(store.seqsOf(selection.ids));
  const left = new Set(store.seqsOf(selection.except));
  const found = await finding.all(selection.filter);
  return left.size === 0 ? found : found.filter((seq) => !left.has(seq));
};

/** Lets everything else have its turn. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A long list of numbers in pieces. */
export function* piecesOf(seqs: Uint32Array): Generator<readonly number[]> {
  for (let start = 0; start < seqs.length; start += CHANGED_AT_ONCE)
    yield Array.from(seqs.subarray(start, start + CHANGED_AT_ONCE));
}
