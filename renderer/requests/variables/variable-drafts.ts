import { useCallback, useSyncExternalStore } from "react";
import type { VariableView } from "#shared/requests/variable.ts";
import { rowsOf, type VariableRow } from "./variable-rows.ts";

/** An environment or a collection as it is typed. */
export interface VariablesDraft {
  readonly name: string;
  readonly rows: readonly VariableRow[];
}

/** What was typed of environments and collections and not saved, by id, until the app ends. */
let drafts: ReadonlyMap<string, VariablesDraft> = new Map();
const listeners = new Set<() => void>();

/** Keeps what was typed; undefined forgets it. */
export const keepVariables = (id: string, draft: VariablesDraft | undefined): void => {
  const next = new Map(drafts);
  if (draft) next.set(id, draft);
  else next.delete(id);
  drafts = next;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Ids of those that have unsaved changes. */
export const useChangedVariables = (): ReadonlyMap<string, VariablesDraft> =>
  useSyncExternalStore(subscribe, () => drafts);

/** An environment or collection that is open, and what is typed over what is kept. */
export interface OpenVariables extends VariablesDraft {
  readonly isChanged: boolean;
  readonly edit: (changes: Partial<VariablesDraft>) => void;
  readonly discard: () => void;
}

/** See {@link OpenVariables}. */
export const useVariablesDraft = (
  id: string,
  kept: { readonly name: string; readonly variables: readonly VariableView[] },
): OpenVariables => {
  const typed = useSyncExternalStore(
    subscribe,
    useCallback(() => drafts.get(id), [id]),
  );
  const saved: VariablesDraft = { name: kept.name, rows: rowsOf(kept.variables) };
  const draft = typed ?? saved;
  return {
    ...draft,
    isChanged: typed !== undefined,
    edit: (changes) => {
      const next = { ...draft, ...changes };
      keepVariables(id, JSON.stringify(next) === JSON.stringify(saved) ? undefined : next);
    },
    discard: () => keepVariables(id, undefined),
  };
};
