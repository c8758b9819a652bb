import { IconPencil, IconSend, IconTrash } from "@tabler/icons-react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { PageHead } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button } from "../ui/index.ts";
import type { OpenRequest } from "./use-request.ts";

interface RequestHeadProps {
  readonly saved: SavedRequest | undefined;
  readonly request: OpenRequest;
  readonly isSending: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly onRename: () => void;
  readonly onDelete: (() => void) | undefined;
}

/** Name and history of a request; Send, and Cancel in its place while it is under way. */
export function RequestHead(props: RequestHeadProps) {
  const { saved, request, isSending, onSend, onCancel, onRename, onDelete } = props;
  return (
    <PageHead
      title={request.draft.name || (saved ? saved.name : "New request")}
      subtitle={subtitleOf(saved, request.isChanged)}
      onBack={() => navigate({ page: "requests" })}
      back="narrow"
      more={
        saved && onDelete
          ? [
              { label: "Rename", icon: IconPencil, onSelect: onRename },
              { label: "Delete", icon: IconTrash, danger: true, onSelect: onDelete },
            ]
          : []
      }
      actions={[
        {
          label: "Save",
          shortcut: "mod+s",
          stays: true,
          busy: request.isSaving,
          disabled: saved !== undefined && !request.isChanged,
          onSelect: () => void request.save(),
        },
      ]}
      primary={
        isSending ? (
          <Button shortcut="mod+enter" onClick={onCancel}>
            Cancel
          </Button>
        ) : (
          <Button variant="primary" icon={IconSend} shortcut="mod+enter" onClick={onSend}>
            Send
          </Button>
        )
      }
    />
  );
}

const subtitleOf = (saved: SavedRequest | undefined, isChanged: boolean): string => {
  if (!saved) return "Not saved";
  const { sentCount } = saved;
  const sent = sentCount === 0 ? "never sent" : sentCount === 1 ? "sent once" : `sent ${sentCount} times`;
  return isChanged ? `${sent} · changed` : sent;
};
