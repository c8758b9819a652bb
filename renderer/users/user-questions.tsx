import { useState } from "react";
import { Button, ConfirmDialog, Dialog, TextField } from "../ui/index.ts";
import { countWords } from "../words/index.ts";

interface ForgetQuestionProps {
  readonly open: boolean;
  readonly count: number;
  /** The user's name, where it is one. */
  readonly name?: string | undefined;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The one question before users are forgotten. */
export function ForgetQuestion({ open, count, name, busy, onConfirm, onCancel }: ForgetQuestionProps) {
  const isOne = count === 1;
  return (
    <ConfirmDialog
      open={open}
      question={`Forget ${name ?? countWords(count, "user")}?`}
      verb="Forget"
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {isOne ? "The tokens and claims of this user" : "Their tokens and claims"} are removed at once and for
      good. {isOne ? "The user" : "The users"} can be brought back for a moment. A login creates a user anew.
    </ConfirmDialog>
  );
}

interface TagQuestionProps {
  readonly open: boolean;
  readonly title: string;
  readonly tag: string;
  readonly onTag: (tag: string) => void;
  readonly onClose: () => void;
}

/** Asks for a tag; an empty one takes it away. */
export function TagQuestion({ open, title, tag, onTag, onClose }: TagQuestionProps) {
  const [typed, setTyped] = useState(tag);
  const apply = () => {
    onTag(typed.trim());
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={apply}>
            Apply
          </Button>
        </>
      }
    >
      <TextField
        label="Tag"
        help="A word to filter by; empty takes the tag away."
        value={typed}
        maxLength={40}
        onChange={setTyped}
        onKeyDown={(event) => event.key === "Enter" && apply()}
      />
    </Dialog>
  );
}
