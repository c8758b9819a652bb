import { useCallback, useSyncExternalStore } from "react";
import {
  draftOfSaved,
  emptyRequestDraft,
  type RequestDraft,
  type SavedRequest,
} from "#shared/requests/request-draft.ts";

/** A request without anything typed yet. */
export const emptyRequest = (userId?: string): RequestDraft => ({
  ...emptyRequestDraft,
  ...(userId !== undefined && { sendAs: { kind: "user", userId } }),
});

/** Whether two drafts say the same, whatever the order of their members. */
export const isSameDraft = (a: RequestDraft, b: RequestDraft): boolean => textOf(a) === textOf(b);

const textOf = (draft: RequestDraft): string =>
  JSON.stringify({ ...draft, headers: filledHeaders(draft) }, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

/** The headers that have a name or a value; a row without either is only room to type. */
export const filledHeaders = ({ headers }: RequestDraft): RequestDraft["headers"] =>
  headers.filter(({ name, value }) => name.trim() !== "" || value !== "");

/** A name for a request that has none: its method and the end of its URL. */
export const nameOf = ({ name, method, url }: RequestDraft): string => {
  if (name.trim() !== "") return name.trim();
  const path = (url.split(/[?#]/u)[0] ?? "").replace(/^([a-z]+:\/\/[^/]*|\{\{[^}]*\}\})/iu, "");
  return `${method} ${path === "" ? "request" : path}`.slice(0, 200);
};

/** A draft with what a sending or a save needs: a name, and no empty headers. */
export const completeDraft = (draft: RequestDraft): RequestDraft => ({
  ...draft,
  name: nameOf(draft),
  headers: [...filledHeaders(draft)],
});

/** What was typed and not saved, until the app ends; changing between requests loses nothing. */
let drafts: ReadonlyMap<string, RequestDraft> = new Map();
const listeners = new Set<() => void>();

/** Keeps what was typed of a request; undefined forgets it. */
export const keepDraft = (key: string, draft: RequestDraft | undefined): void => {
  const next = new Map(drafts);
  if (draft) next.set(key, draft);
  else next.delete(key);
  drafts = next;
  for (const listener of listeners) listener();
};

/** What was typed of a request and not saved. */
export const draftOf = (key: string): RequestDraft | undefined => drafts.get(key);

/** The same, kept fresh. */
export const useDraft = (key: string): RequestDraft | undefined =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => drafts.get(key), [key]),
  );

/** All that was typed and not saved, by key. */
export const useDrafts = (): ReadonlyMap<string, RequestDraft> =>
  useSyncExternalStore(subscribe, () => drafts);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether something would be lost with a draft: it says something else than what is saved. */
export const isUnsaved = (draft: RequestDraft | undefined, saved: SavedRequest | undefined): boolean => {
  if (draft === undefined) return false;
  if (saved) return !isSameDraft(draft, draftOfSaved(saved));
  // Whom a new one is sent as was chosen, not typed.
  return !isSameDraft({ ...draft, sendAs: emptyRequestDraft.sendAs }, emptyRequestDraft);
};
