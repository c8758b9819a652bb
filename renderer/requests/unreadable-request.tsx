import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { DetailPane, PageHead, PaneNotice } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, ConfirmDialog, ErrorNotice } from "../ui/index.ts";
import { RequestDetail, type RequestDetailProps } from "./request-detail.tsx";

interface UnreadableRequestProps extends RequestDetailProps {
  readonly saved: SavedRequest;
  readonly onDelete: () => void;
}

/** In place of a request whose content does not open: why, and to type it again under the same name. */
export function UnreadableRequest(props: UnreadableRequestProps) {
  const { saved, bar, onDelete } = props;
  const [isTyping, setIsTyping] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  if (isTyping) return <RequestDetail {...props} />;
  return (
    <DetailPane label="Request">
      {bar}
      <PageHead
        title={saved.name}
        subtitle="Can't be read"
        onBack={() => navigate({ page: "requests" })}
        back="narrow"
        more={[{ label: "Delete", icon: IconTrash, danger: true, onSelect: () => setIsAsking(true) }]}
      />
      <PaneNotice>
        <ErrorNotice
          error={unreadable}
          action={<Button onClick={() => setIsTyping(true)}>Type it again</Button>}
        />
      </PaneNotice>
      <ConfirmDialog
        open={isAsking}
        question={`Delete ${saved.name}?`}
        verb="Delete"
        onConfirm={onDelete}
        onCancel={() => setIsAsking(false)}
      >
        Its URL, headers and body can't be had back then, not even with the keychain's key.
      </ConfirmDialog>
    </DetailPane>
  );
}

const unreadable: AppError = {
  code: "secret_unreadable",
  message: "The URL, headers and body of this request can't be read.",
  advice:
    "They are encrypted. Where the keychain has lost the key, unlock the one that was used before. What was saved without a keychain ended with the app: type it again.",
};
