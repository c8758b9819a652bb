import { IconCopy, IconSend, IconTrash } from "@tabler/icons-react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { useRead } from "../bridge/index.ts";
import { PageHead, PaneNotice } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, ErrorNotice, type MenuItem } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { nameOf } from "./drafts.ts";
import { useCopyAsCurl } from "./interchange/index.ts";
import { folderPath } from "./tree/tree-rows.ts";
import type { OpenRequest } from "./use-request.ts";

/** What is done with a request that was saved. */
export interface RequestActs {
  readonly onDelete: () => void;
  readonly onDuplicate: () => void;
}

interface RequestHeadProps {
  readonly saved: SavedRequest | undefined;
  readonly folderId: string | undefined;
  readonly request: OpenRequest;
  readonly acts: RequestActs | undefined;
  readonly isSending: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly onSave: () => void;
}

/** Name, place and history of a request; Send, and Cancel in its place while it is under way. */
export function RequestHead(props: RequestHeadProps) {
  const { saved, folderId, request, acts, isSending, onSend, onCancel, onSave } = props;
  const folders = useRead("folders.list", undefined).data ?? [];
  const path = folderPath(folders, folderId).map(({ name }) => visibleText(name));
  const { draft, isChanged, edit } = request;
  const curl = useCopyAsCurl(draft, folderId);
  const more: readonly MenuItem[] = acts
    ? [
        ...curl.more,
        "line",
        { label: "Duplicate", icon: IconCopy, onSelect: acts.onDuplicate },
        { label: "Delete", icon: IconTrash, danger: true, onSelect: acts.onDelete },
      ]
    : curl.more;
  return (
    <>
      <PageHead
        title={visibleText(draft.name || (draft.url === "" ? "New request" : nameOf(draft)))}
        name={draft.name}
        onRename={(name) => edit({ name })}
        subtitle={sentence([path.join(" / "), sentWords(saved), isChanged && saved ? "changed" : ""])}
        onBack={() => navigate({ page: "requests" })}
        back="narrow"
        more={more}
        actions={[
          curl.action,
          {
            label: "Save",
            shortcut: "mod+s",
            stays: true,
            busy: request.isSaving,
            disabled: saved !== undefined && !isChanged,
            onSelect: onSave,
          },
        ]}
        primary={
          isSending ? (
            <Button shortcut="escape" onClick={onCancel}>
              Cancel
            </Button>
          ) : (
            <Button variant="primary" icon={IconSend} shortcut="mod+enter" onClick={onSend}>
              Send
            </Button>
          )
        }
      />
      {curl.error && (
        <PaneNotice>
          <ErrorNotice error={curl.error} title="The command could not be written" />
        </PaneNotice>
      )}
    </>
  );
}

const sentence = (parts: readonly string[]): string => {
  const words = parts.filter(Boolean).join(" · ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

const sentWords = (saved: SavedRequest | undefined): string => {
  if (!saved) return "not saved";
  const { sentCount } = saved;
  return sentCount === 0 ? "never sent" : sentCount === 1 ? "sent once" : `sent ${sentCount} times`;
};
