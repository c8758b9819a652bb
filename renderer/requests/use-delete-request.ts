import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { call, errorOf } from "../bridge/index.ts";
import { redirect } from "../routes.ts";
import { useUndoToast } from "../ui/index.ts";
import { draftOfSaved, keepDraft } from "./drafts.ts";
import { routeOfPlace } from "./requests-place.ts";

/** Deletes a saved request; for a while it can be had back, as a new one that says the same, if it could be read. */
export interface DeleteRequest {
  readonly error: AppError | undefined;
  readonly remove: (saved: SavedRequest) => Promise<void>;
}

/** See {@link DeleteRequest}. Belongs to the page, as the request's own view is gone when Undo is pressed. */
export const useDeleteRequest = (): DeleteRequest => {
  const showUndo = useUndoToast();
  const [error, setError] = useState<AppError>();
  const guarded = async (act: () => Promise<void>) => {
    setError(undefined);
    try {
      await act();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  const restore = (saved: SavedRequest) =>
    guarded(async () => {
      const { id } = await call("requests.save", { request: draftOfSaved(saved) });
      redirect(routeOfPlace({ kind: "saved", id }));
    });
  const remove = (saved: SavedRequest) =>
    guarded(async () => {
      await call("requests.delete", { id: saved.id });
      keepDraft(saved.id, undefined);
      redirect({ page: "requests" });
      if (!saved.unreadable)
        showUndo({ message: `${saved.name} deleted`, onUndo: () => void restore(saved) });
    });
  return { error, remove };
};
