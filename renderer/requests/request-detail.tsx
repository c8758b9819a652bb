import { type ReactNode, useState } from "react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { call } from "../bridge/index.ts";
import { DetailPane, PaneNotice } from "../frame/index.ts";
import { ErrorNotice, SplitPane, useShortcuts } from "../ui/index.ts";
import { resolvedOrigin, TemplateVariables } from "../ui/template-variables.tsx";
import { AnswerArea } from "./answer-area.tsx";
import { RequestBar } from "./editor/request-bar.tsx";
import { RequestParts } from "./editor/request-parts.tsx";
import { IdentityLine } from "./identity/identity-line.tsx";
import { useSender } from "./identity/use-sender.ts";
import { RequestHead } from "./request-head.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { keepTab } from "./tabs/use-tabs.tsx";
import { useExchanges } from "./use-exchanges.ts";
import { useRefusal } from "./use-refusal.tsx";
import { useRequest } from "./use-request.ts";
import { useSending } from "./use-sending.ts";
import { useVariables } from "./variables/use-variables.ts";

/** A request that is open in a tab. */
export interface RequestDetailProps {
  readonly tabKey: string;
  /** Absent for a request that was never saved. */
  readonly saved?: SavedRequest | undefined;
  /** The folder whose variables count. */
  readonly folderId: string | undefined;
  /** The tabs, where more than one request is open. */
  readonly bar: ReactNode;
  /** It is to be saved, and asks where. */
  readonly asksWhere?: boolean | undefined;
  readonly onAsked?: (() => void) | undefined;
  readonly onDelete?: (() => void) | undefined;
  readonly onDuplicate?: (() => void) | undefined;
}

/** Edits and sends one request, and shows what came back. */
export function RequestDetail(props: RequestDetailProps) {
  const { tabKey, saved, folderId, bar, asksWhere = false, onAsked, onDelete, onDuplicate } = props;
  const request = useRequest(tabKey, saved);
  const { draft, edit } = request;
  const variables = useVariables(folderId);
  const origin = resolvedOrigin(draft.url, variables);
  const sender = useSender(draft.sendAs, origin, draft.token !== "none");
  const sending = useSending();
  const exchanges = useExchanges(saved?.id, tabKey);
  const refusal = useRefusal(sending, sender?.configuration?.id);
  const [isSavingAs, setIsSavingAs] = useState(false);
  const isSending = sending.underWay !== undefined;

  const send = async () => {
    keepTab(tabKey);
    const exchange = await sending.run((sendingId) =>
      call("requests.send", {
        sendingId,
        ...(saved ? { savedRequestId: saved.id } : { folderId }),
        request: request.complete,
      }),
    );
    if (exchange) exchanges.add(exchange);
  };
  const endSavingAs = () => {
    setIsSavingAs(false);
    onAsked?.();
  };
  const save = () => (saved ? void request.save() : setIsSavingAs(true));
  useShortcuts({
    "mod+enter": isSending ? undefined : () => void send(),
    escape: isSending ? sending.cancel : undefined,
    "mod+s": save,
  });

  return (
    <DetailPane label="Request">
      {bar}
      <RequestHead
        saved={saved}
        folderId={folderId}
        request={request}
        acts={onDelete && onDuplicate && { onDelete, onDuplicate }}
        isSending={isSending}
        onSend={() => void send()}
        onCancel={sending.cancel}
        onSave={save}
      />
      {request.saveError && (
        <PaneNotice>
          <ErrorNotice error={request.saveError} title="The request was not saved" />
        </PaneNotice>
      )}
      <TemplateVariables value={variables}>
        <IdentityLine draft={draft} sender={sender} onChange={edit} />
        <RequestBar
          draft={draft}
          origin={origin}
          onChange={edit}
          isUrlRefused={sending.error?.field === "url"}
        />
        <SplitPane
          label="Request and answer"
          direction="rows"
          initialShare={42}
          first={
            <RequestParts draft={draft} sender={sender} onChange={edit} shownExchangeId={exchanges.shownId} />
          }
          second={<AnswerArea sending={sending} exchanges={exchanges} refusal={refusal} />}
        />
      </TemplateVariables>
      <SaveDialog
        open={isSavingAs || asksWhere}
        name={request.complete.name}
        folderId={folderId}
        isSaving={request.isSaving}
        onClose={endSavingAs}
        onSave={(into, name) => {
          endSavingAs();
          void request.saveInto(into, name);
        }}
      />
    </DetailPane>
  );
}
