import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { OperationInput } from "#shared/contract/operations.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { ConfirmDialog, useAnnounce } from "../../ui/index.ts";

/** What is to be deleted, and how that is asked: "3 exchanges", "all 1,240 exchanges that match". */
interface Asked {
  readonly selection: OperationInput<"requests.deleteExchanges">["selection"];
  readonly words: string;
}

/** Deleting exchanges, after one question. */
export interface DeleteExchanges {
  /** Asks; nothing is deleted yet. */
  readonly ask: (asked: Asked) => void;
  readonly asked: Asked | undefined;
  readonly confirm: () => Promise<void>;
  readonly cancel: () => void;
  readonly isBusy: boolean;
  /** Why they were not deleted. */
  readonly error: AppError | undefined;
}

/** See {@link DeleteExchanges}; `onDeleted` is told when they are gone. */
export const useDeleteExchanges = (onDeleted: () => void): DeleteExchanges => {
  const announce = useAnnounce();
  const [asked, setAsked] = useState<Asked>();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const confirm = async () => {
    if (!asked) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const { deleted } = await call("requests.deleteExchanges", { selection: asked.selection });
      announce(`${deleted.toLocaleString("en")} deleted`);
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

/** The one question before exchanges are deleted. */
export function DeleteExchangesQuestion({ state }: { readonly state: DeleteExchanges }) {
  return (
    <ConfirmDialog
      open={state.asked !== undefined}
      question={`Delete ${state.asked?.words ?? ""}?`}
      verb="Delete"
      busy={state.isBusy}
      onConfirm={() => void state.confirm()}
      onCancel={state.cancel}
    >
      What was sent and what came back is gone for good. Saved requests, users and tokens stay, and so do the
      reports of runs.
    </ConfirmDialog>
  );
}
