import { useRef, useState } from "react";
import { useLeaveQuestion } from "../routes.ts";
import { Button, Dialog } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import type { Editor } from "./use-editor.ts";

/** Asks before unsaved changes are left: by another page, another configuration, or the window's closing. */
export function UnsavedQuestion({ editor }: { readonly editor: Editor }) {
  const [pending, setPending] = useState<{ readonly leave: () => void }>();
  useLeaveQuestion(editor.changed.size > 0, (leave) => setPending({ leave }));
  const saveButton = useRef<HTMLButtonElement>(null);
  const stay = () => setPending(undefined);
  const saveAndLeave = async () => {
    const saved = await editor.save();
    stay();
    if (saved) pending?.leave();
  };
  const discardAndLeave = () => {
    editor.discard();
    stay();
    pending?.leave();
  };
  return (
    <Dialog
      open={pending !== undefined}
      onClose={stay}
      initialFocus={saveButton}
      title={`Save the changes to ${editor.configuration.alias}?`}
      actions={
        <>
          <Button onClick={stay}>Cancel</Button>
          <Button onClick={discardAndLeave}>Discard</Button>
          <Button
            ref={saveButton}
            variant="primary"
            busy={editor.isSaving}
            onClick={() => void saveAndLeave()}
          >
            Save
          </Button>
        </>
      }
    >
      {countWords(editor.changed.size, "change")} not saved.
    </Dialog>
  );
}
