import type { AppError } from "#shared/app-error.ts";
import type { RequestDraft, SavedRequest } from "#shared/requests/request-draft.ts";
import { errorOf, useAct } from "../bridge/index.ts";
import { redirect } from "../routes.ts";
import {
  draftOfSaved,
  emptyRequest,
  filledHeaders,
  isSameDraft,
  keepDraft,
  NEW_KEY,
  nameOf,
  useDraft,
} from "./drafts.ts";
import { routeOfPlace } from "./requests-place.ts";

/** A request that is open: what is typed, and how it is kept. */
export interface OpenRequest {
  readonly draft: RequestDraft;
  /** The draft with what a sending or a save needs: a name, and no empty headers. */
  readonly complete: RequestDraft;
  readonly isChanged: boolean;
  readonly edit: (changes: Partial<RequestDraft>) => void;
  /** Saves; a request that was never saved is opened as the one it has become. */
  readonly save: () => Promise<void>;
  readonly isSaving: boolean;
  readonly saveError: AppError | undefined;
}

/** See {@link OpenRequest}. */
export const useRequest = (saved: SavedRequest | undefined): OpenRequest => {
  const key = saved?.id ?? NEW_KEY;
  const kept = saved ? draftOfSaved(saved) : emptyRequest();
  const draft = useDraft(key) ?? kept;
  const isChanged = !isSameDraft(draft, kept);
  const complete = { ...draft, name: nameOf(draft), headers: [...filledHeaders(draft)] };
  const act = useAct("requests.save");
  const edit = (changes: Partial<RequestDraft>) => {
    const next = { ...draft, ...changes };
    const isRoomToType = next.headers.length !== filledHeaders(next).length;
    keepDraft(key, saved && isSameDraft(next, kept) && !isRoomToType ? undefined : next);
  };
  const save = async () => {
    if (act.isPending || (saved && !isChanged)) return;
    const request = await act
      .mutateAsync({ ...(saved && { id: saved.id }), request: complete })
      .catch(() => undefined); // it is kept in act.error
    if (!request) return;
    keepDraft(key, undefined);
    if (!saved) redirect(routeOfPlace({ kind: "saved", id: request.id }));
  };
  return {
    draft,
    complete,
    isChanged,
    edit,
    save,
    isSaving: act.isPending,
    saveError: act.error ? errorOf(act.error) : undefined,
  };
};
