import { useCallback, useSyncExternalStore } from "react";
import { emptyRequestDraft, type RequestDraft, type SavedRequest } from "#shared/requests/request-draft.ts";

/** The key of the request that was never saved. */
export const NEW_KEY = "new";

/** A request without anything typed yet. */
export const emptyRequest = (userId?: string): RequestDraft => ({
  ...emptyRequestDraft,
  sendAs: userId === undefined ? { kind: "anonymous" } : { kind: "user", userId },
});

/** Takes the editable part out of a saved request. */
export const draftOfSaved = (saved: SavedRequest): RequestDraft => {
  const {
    id: _id,
    folderId: _folder,
    createdAt: _at,
    updatedAt: _updated,
    lastStatus: _status,
    sentCount: _sent,
    unreadable: _unreadable,
    ...draft
  } = saved;
  return draft;
};

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
  const path = url.split(/[?#]/u)[0]?.replace(/^[a-z]+:\/\/[^/]*/iu, "") ?? "";
  return `${method} ${path === "" ? "request" : path}`.slice(0, 200);
};

/** What was typed and not saved, until the app ends; changing between requests loses nothing. */
const drafts = new Map<string, RequestDraft>();
const listeners = new Set<() => void>();

/** Keeps what was typed of a request; undefined forgets it. */
export const keepDraft = (key: string, draft: RequestDraft | undefined): void => {
  if (draft) drafts.set(key, draft);
  else drafts.delete(key);
  for (const listener of listeners) listener();
};

/** What was typed of a request and not saved. */
export const useDraft = (key: string): RequestDraft | undefined =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => drafts.get(key), [key]),
  );

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The user that a request is sent as; undefined for anybody else. */
export const userIdOf = ({ sendAs }: RequestDraft): string | undefined =>
  sendAs.kind === "user" ? sendAs.userId : undefined;
