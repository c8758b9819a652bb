import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../bridge/index.ts";
import { ConfirmDialog, useAnnounce } from "../ui/index.ts";
import { countWords } from "../words/index.ts";

/** Deleting login runs, after one question. */
export interface DeleteRuns {
  /** Asks; nothing is deleted yet. */
  readonly ask: (ids: readonly string[]) => void;
  /** Runs that are asked about; absent: none. */
  readonly asked: readonly string[] | undefined;
  readonly confirm: () => Promise<void>;
  readonly cancel: () => void;
  readonly isBusy: boolean;
  /** Why they were not deleted. */
  readonly error: AppError | undefined;
}

/** See {@link DeleteRuns}; `onDeleted` is told when they are gone. */
export const useDeleteRuns = (onDeleted: () => void): DeleteRuns => {
  const announce = useAnnounce();
  const [asked, setAsked] = useState<readonly string[]>();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const confirm = async () => {
    if (!asked) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const { deleted } = await call("login.delete", { ids: [...asked] });
      const left = asked.length - deleted;
      announce(left === 0 ? `${deleted} deleted` : `${deleted} deleted, ${left} under way or gone`);
      onDeleted();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
      setAsked(undefined);
    }
  };
  return { ask: setAsked, asked, confirm, cancel: () => setAsked(undefined), isBusy, error };
};

/** The one question before login runs are deleted. */
export function DeleteRunsQuestion({ state }: { readonly state: DeleteRuns }) {
  const { asked, isBusy } = state;
  const count = asked?.length ?? 0;
  return (
    <ConfirmDialog
      open={asked !== undefined}
      question={count === 1 ? "Delete this login run?" : `Delete ${countWords(count, "login run")}?`}
      verb="Delete"
      busy={isBusy}
      onConfirm={() => void state.confirm()}
      onCancel={state.cancel}
    >
      {count === 1
        ? "Its trace and what it gave go with it."
        : "Their traces and what they gave go with them."}{" "}
      Users and tokens stay. A run that is under way is not deleted.
    </ConfirmDialog>
  );
}
