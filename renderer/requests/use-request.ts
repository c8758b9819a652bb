import type { AppError } from "#shared/app-error.ts";
import { draftOfSaved, type RequestDraft, type SavedRequest } from "#shared/requests/request-draft.ts";
import { errorOf, useAct } from "../bridge/index.ts";
import { redirect } from "../routes.ts";
import {
  completeDraft,
  draftOf,
  emptyRequest,
  filledHeaders,
  isSameDraft,
  isUnsaved,
  keepDraft,
  useDraft,
} from "./drafts.ts";
import { routeOfPlace } from "./requests-place.ts";
import { becomeSaved, keepTab } from "./tabs/use-tabs.tsx";

/** A request that is open: what is typed, and how it is kept. */
export interface OpenRequest {
  readonly draft: RequestDraft;
  /** The draft with what a sending or a save needs: a name, and no empty headers. */
  readonly complete: RequestDraft;
  readonly isChanged: boolean;
  readonly edit: (changes: Partial<RequestDraft>) => void;
  /** Saves what was saved before. */
  readonly save: () => Promise<void>;
  /** Saves what was never saved, and opens what it has become. */
  readonly saveInto: (folderId: string | undefined, name: string) => Promise<void>;
  readonly isSaving: boolean;
  readonly saveError: AppError | undefined;
}

/** See {@link OpenRequest}. */
export const useRequest = (key: string, saved: SavedRequest | undefined): OpenRequest => {
  const kept = saved ? draftOfSaved(saved) : emptyRequest();
  const typed = useDraft(key);
  const draft = typed ?? kept;
  const act = useAct("requests.save");
  const edit = (changes: Partial<RequestDraft>) => {
    // Not what was drawn last: two edits of one event (a URL that is pasted, and its headers) both count.
    const next = { ...(draftOf(key) ?? kept), ...changes };
    const isRoomToType = next.headers.length !== filledHeaders(next).length;
    keepDraft(key, saved && isSameDraft(next, kept) && !isRoomToType ? undefined : next);
    keepTab(key);
  };
  const write = async (request: RequestDraft, place: { id?: string; folderId?: string | undefined }) => {
    if (act.isPending) return undefined;
    const done = await act.mutateAsync({ ...place, request }).catch(() => undefined); // it is kept in act.error
    if (done) keepDraft(key, undefined);
    return done;
  };
  return {
    draft,
    complete: completeDraft(draft),
    isChanged: isUnsaved(typed, saved),
    edit,
    save: async () => {
      if (saved) await write(completeDraft(draft), { id: saved.id });
    },
    saveInto: async (folderId, name) => {
      const done = await write({ ...completeDraft(draft), name }, { folderId });
      if (!done) return;
      becomeSaved(key, done.id);
      redirect(routeOfPlace({ kind: "saved", id: done.id }));
    },
    isSaving: act.isPending,
    saveError: act.error ? errorOf(act.error) : undefined,
  };
};
