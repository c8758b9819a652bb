import { useSyncExternalStore } from "react";

/** A request that is open in a tab of the requests page. */
export interface OpenTab {
  /** The id of a saved request, or the key of one that was never saved. */
  readonly key: string;
  /** It gives way to the next request that is looked at, as nothing was done with it yet. */
  readonly isPreview: boolean;
  /** Of one that was never saved: the folder it was made for, whose variables it is sent with. */
  readonly folderId?: string | undefined;
}

const NEW = "new";
const TABS_KEY = "workbench.requests.tabs";

/** Whether a key is of a request that was never saved. */
export const isNewKey = (key: string): boolean => key === NEW || key.startsWith(`${NEW}-`);

/** A key for one more request that was never saved. */
export const nextNewKey = (tabs: readonly OpenTab[]): string => {
  const taken = new Set(tabs.map(({ key }) => key));
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? NEW : `${NEW}-${String(number)}`;
    if (!taken.has(key)) return key;
  }
};

/** Opens a tab, or finds it. A preview takes the place of the preview that is there; another open makes it stay. */
export const withTab = (tabs: readonly OpenTab[], tab: OpenTab): readonly OpenTab[] => {
  const at = tabs.findIndex(({ key }) => key === tab.key);
  const there = tabs[at];
  if (there) {
    if (!there.isPreview || tab.isPreview) return tabs;
    return tabs.with(at, { ...there, isPreview: false });
  }
  const preview = tab.isPreview ? tabs.findIndex(({ isPreview }) => isPreview) : -1;
  return preview < 0 ? [...tabs, tab] : tabs.with(preview, tab);
};

/** The tab that is shown after one was closed: the one that took its place, or else the last. */
export const tabAfterClosing = (tabs: readonly OpenTab[], key: string): OpenTab | undefined => {
  const at = tabs.findIndex((tab) => tab.key === key);
  const rest = tabs.filter((tab) => tab.key !== key);
  return rest[at] ?? rest.at(-1);
};

/** The tab so many places on, round the end. */
export const tabFrom = (tabs: readonly OpenTab[], key: string | undefined, steps: number) => {
  const at = tabs.findIndex((tab) => tab.key === key);
  return tabs.at((at + steps + tabs.length) % Math.max(tabs.length, 1));
};

const readTabs = (): readonly OpenTab[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(TABS_KEY) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((key) => typeof key === "string").map((key) => ({ key, isPreview: false }));
  } catch {
    return []; // what was kept is no list of ours
  }
};

let tabs: readonly OpenTab[] | undefined;
const listeners = new Set<() => void>();

/** The tabs that are open now. */
export const openTabs = (): readonly OpenTab[] => {
  tabs ??= readTabs();
  return tabs;
};

/** Changes the open tabs; those of saved requests are open again after the next start. */
export const setTabs = (change: (tabs: readonly OpenTab[]) => readonly OpenTab[]): void => {
  const next = change(openTabs());
  if (next === tabs) return;
  tabs = next;
  const kept = next.filter(({ key, isPreview }) => !isPreview && !isNewKey(key)).map(({ key }) => key);
  localStorage.setItem(TABS_KEY, JSON.stringify(kept));
  for (const listener of listeners) listener();
};

/** See {@link openTabs}. */
export const useOpenTabs = (): readonly OpenTab[] => useSyncExternalStore(subscribe, openTabs);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const SHOWN_KEY = "workbench.requests.shown";

/** The tab that was shown last, to come back to. */
export const lastShownKey = (): string | undefined => localStorage.getItem(SHOWN_KEY) ?? undefined;

/** Remembers which tab is shown; undefined: none, as all were closed. */
export const setLastShown = (key: string | undefined): void => localStorage.setItem(SHOWN_KEY, key ?? "");
