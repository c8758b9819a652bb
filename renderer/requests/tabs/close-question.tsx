import { useRef } from "react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { errorOf, useAct } from "../../bridge/index.ts";
import { Button, Dialog, ErrorNotice } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { completeDraft, draftOf, nameOf } from "../drafts.ts";

interface CloseQuestionProps {
  /** The tab that is to be closed; undefined: none is. */
  readonly tabKey: string | undefined;
  readonly saved: SavedRequest | undefined;
  readonly onStay: () => void;
  /** It is saved, or its changes are to go. */
  readonly onClose: (key: string) => void;
  /** It was never saved: where it is to be kept is asked in its own tab. */
  readonly onSaveFirst: (key: string) => void;
}

/** Asks before a request is closed that has changes. */
export function CloseQuestion({ tabKey, saved, onStay, onClose, onSaveFirst }: CloseQuestionProps) {
  const saveButton = useRef<HTMLButtonElement>(null);
  const saving = useAct("requests.save");
  const draft = tabKey === undefined ? undefined : draftOf(tabKey);
  const save = async () => {
    if (tabKey === undefined || !draft) return;
    if (!saved) return onSaveFirst(tabKey);
    const done = await saving
      .mutateAsync({ id: saved.id, request: completeDraft(draft) })
      .catch(() => undefined); // it is kept in saving.error
    if (done) onClose(tabKey);
  };
  return (
    <Dialog
      open={tabKey !== undefined}
      onClose={onStay}
      initialFocus={saveButton}
      title={draft ? `Save the changes to ${visibleText(nameOf(draft))}?` : "Save the changes?"}
      actions={
        <>
          <Button onClick={onStay}>Cancel</Button>
          <Button onClick={() => tabKey !== undefined && onClose(tabKey)}>Discard</Button>
          <Button ref={saveButton} variant="primary" busy={saving.isPending} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      {saving.error ? (
        <ErrorNotice error={errorOf(saving.error)} title="The request was not saved" />
      ) : saved ? (
        "They are lost otherwise."
      ) : (
        "It was never saved, and is lost otherwise."
      )}
    </Dialog>
  );
}
