import { useSyncExternalStore } from "react";

const KEY = "workbench.requests.open-folders";

let open: ReadonlySet<string> | undefined;
const listeners = new Set<() => void>();

const read = (): ReadonlySet<string> => {
  if (open) return open;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    open = new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : []);
  } catch {
    open = new Set(); // what was kept is no list of ours
  }
  return open;
};

/** Whether somebody has unfolded or folded any. */
export const hasFolderChoice = (): boolean => localStorage.getItem(KEY) !== null;

/** Unfolds or folds folders; remembered across starts. */
export const setFoldersOpen = (ids: readonly string[], isOpen: boolean): void => {
  const next = new Set(read());
  for (const id of ids) isOpen ? next.add(id) : next.delete(id);
  open = next;
  localStorage.setItem(KEY, JSON.stringify([...next]));
  for (const listener of listeners) listener();
};

/** Ids of the folders that are unfolded. */
export const useOpenFolders = (): ReadonlySet<string> => useSyncExternalStore(subscribe, read);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
