import { type ReactNode, useEffect, useState } from "react";
import type { RequestDraft, SavedRequest } from "#shared/requests/request-draft.ts";
import { navigate, redirect } from "../../routes.ts";
import { useShortcuts } from "../../ui/index.ts";
import { draftOf, isUnsaved, keepDraft, nameOf, useDrafts } from "../drafts.ts";
import { placeOfKey, routeOfPlace } from "../requests-place.ts";
import { CloseQuestion } from "./close-question.tsx";
import {
  isNewKey,
  nextNewKey,
  type OpenTab,
  openTabs,
  setLastShown,
  setTabs,
  tabAfterClosing,
  tabFrom,
  useOpenTabs,
  withTab,
} from "./open-tabs.ts";
import { TabBar } from "./tab-bar.tsx";

/** The requests that are open side by side. */
export interface RequestTabs {
  /** Nothing as long as one alone is open. */
  readonly bar: ReactNode;
  readonly question: ReactNode;
  /** The request that is to be saved before it is closed: it asks where. */
  readonly savingKey: string | undefined;
  /** It has asked. */
  readonly onSaving: () => void;
  /** Opens a request that was never saved, in a tab of its own. */
  readonly openNew: (folderId?: string) => void;
  readonly tabOf: (key: string) => OpenTab | undefined;
}

/** See {@link RequestTabs}. */
export const useTabs = (
  list: readonly SavedRequest[] | undefined,
  shownKey: string | undefined,
): RequestTabs => {
  const drafts = useDrafts();
  const all = useOpenTabs();
  const savedOf = (key: string) => list?.find(({ id }) => id === key);
  const tabs = all.filter(({ key }) => isNewKey(key) || savedOf(key) !== undefined);
  const [closing, setClosing] = useState<string>();
  const [savingKey, setSavingKey] = useState<string>();
  const show = (key: string) => redirect(routeOfPlace(placeOfKey(key)));
  useEffect(() => {
    if (shownKey === undefined) return;
    setLastShown(shownKey);
    setTabs((open) => withTab(open, { key: shownKey, isPreview: true }));
  }, [shownKey]);
  const shutNow = (key: string) => {
    keepDraft(key, undefined);
    closeTab(key, shownKey);
  };
  const shut = (key: string) => {
    if (isUnsaved(draftOf(key), savedOf(key))) setClosing(key);
    else shutNow(key);
  };
  const step = (steps: number) => {
    const next = tabFrom(tabs, shownKey, steps);
    if (next) show(next.key);
  };
  const openNew = (folderId?: string) => {
    // One in which nothing was typed is as new as any.
    const free = openTabs().find(({ key }) => isNewKey(key) && !isUnsaved(draftOf(key), undefined));
    const key = free?.key ?? nextNewKey(openTabs());
    keepDraft(key, undefined);
    setTabs((open) => [...open.filter((tab) => tab !== free), { key, isPreview: false, folderId }]);
    navigate(routeOfPlace({ kind: "new", key }));
  };
  useShortcuts({
    // Also without an open request: pressed once too often, it must not close the window.
    "mod+w": () => {
      if (shownKey !== undefined) shut(shownKey);
    },
    "ctrl+tab": () => step(1),
    "ctrl+pagedown": () => step(1),
    "ctrl+shift+tab": () => step(-1),
    "ctrl+pageup": () => step(-1),
  });
  const words = tabs.map(({ key, isPreview }) => {
    const saved = savedOf(key);
    const draft = drafts.get(key) ?? saved;
    return {
      key,
      isPreview,
      method: draft?.method ?? "GET",
      name: draft ? tabName(draft) : "New request",
      isUnsaved: isUnsaved(drafts.get(key), saved),
    };
  });
  return {
    bar: words.length > 1 && (
      <TabBar tabs={words} shownKey={shownKey} onShow={show} onKeep={keepTab} onClose={shut} />
    ),
    question: (
      <CloseQuestion
        tabKey={closing}
        saved={closing === undefined ? undefined : savedOf(closing)}
        onStay={() => setClosing(undefined)}
        onClose={(key) => {
          setClosing(undefined);
          shutNow(key);
        }}
        onSaveFirst={(key) => {
          setClosing(undefined);
          show(key);
          setSavingKey(key);
        }}
      />
    ),
    savingKey,
    onSaving: () => setSavingKey(undefined),
    openNew,
    tabOf: (key) => all.find((tab) => tab.key === key),
  };
};

/** The method stands before it. */
const tabName = (draft: RequestDraft): string => {
  if (draft.name !== "") return draft.name;
  return draft.url === "" ? "New request" : nameOf(draft).slice(draft.method.length + 1);
};

/** Makes a preview stay: it was edited, sent, or asked for. */
export const keepTab = (key: string): void =>
  setTabs((open) => withTab(open, { key, isPreview: false, folderId: undefined }));

/** Takes a tab away, and shows its neighbour if it was shown. */
export const closeTab = (key: string, shownKey: string | undefined): void => {
  const next = tabAfterClosing(openTabs(), key);
  setTabs((open) => open.filter((tab) => tab.key !== key));
  if (key !== shownKey) return;
  setLastShown(next?.key);
  redirect(next ? routeOfPlace(placeOfKey(next.key)) : { page: "requests" });
};

/** Gives the tab of a request that was never saved to the one it has become. */
export const becomeSaved = (key: string, id: string): void =>
  setTabs((open) => open.map((tab) => (tab.key === key ? { key: id, isPreview: false } : tab)));
