import { useState } from "react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { call } from "../bridge/index.ts";
import { DetailPane, PaneNotice } from "../frame/index.ts";
import { ErrorNotice, SplitPane, TextInput, useShortcuts } from "../ui/index.ts";
import { AnswerArea } from "./answer-area.tsx";
import { nameOf, userIdOf } from "./drafts.ts";
import styles from "./request-detail.module.css";
import { RequestFields, RequestParts } from "./request-editor.tsx";
import { RequestHead } from "./request-head.tsx";
import { useExchanges } from "./use-exchanges.ts";
import { useIdentity } from "./use-identity.ts";
import { useRefusal } from "./use-refusal.tsx";
import { type OpenRequest, useRequest } from "./use-request.ts";
import { useSending } from "./use-sending.ts";

interface RequestDetailProps {
  /** Absent for a request that was never saved. */
  readonly saved: SavedRequest | undefined;
  readonly onDelete?: (() => void) | undefined;
}

/** Edits and sends one request, and shows what came back. */
export function RequestDetail({ saved, onDelete }: RequestDetailProps) {
  const request = useRequest(saved);
  const { draft, edit } = request;
  const identity = useIdentity(userIdOf(draft), draft.url);
  const sending = useSending();
  const exchanges = useExchanges(saved?.id);
  const refusal = useRefusal(sending, identity?.configuration?.id);
  const [isNaming, setIsNaming] = useState(false);

  const send = async () => {
    const exchange = await sending.run((sendingId) =>
      call("requests.send", {
        sendingId,
        ...(saved && { savedRequestId: saved.id }),
        request: request.complete,
      }),
    );
    if (exchange) exchanges.add(exchange);
  };
  useShortcuts({
    "mod+enter": sending.underWay ? sending.cancel : () => void send(),
    "mod+s": () => void request.save(),
  });

  return (
    <DetailPane label="Request">
      <RequestHead
        saved={saved}
        request={request}
        isSending={sending.underWay !== undefined}
        onSend={() => void send()}
        onCancel={sending.cancel}
        onRename={() => setIsNaming(true)}
        onDelete={onDelete}
      />
      {request.saveError && (
        <PaneNotice>
          <ErrorNotice error={request.saveError} title="The request was not saved" />
        </PaneNotice>
      )}
      {(isNaming || !saved) && <NameField request={request} hasKeyboard={isNaming} />}
      <RequestFields
        draft={draft}
        identity={identity}
        onChange={edit}
        isUrlRefused={sending.error?.field === "url"}
      />
      <SplitPane
        label="Request and answer"
        direction="rows"
        initialShare={42}
        first={<RequestParts draft={draft} onChange={edit} />}
        second={<AnswerArea sending={sending} exchanges={exchanges} refusal={refusal} />}
      />
    </DetailPane>
  );
}

function NameField({
  request,
  hasKeyboard,
}: {
  readonly request: OpenRequest;
  readonly hasKeyboard: boolean;
}) {
  const { draft, edit } = request;
  return (
    <div className={styles.name}>
      <TextInput
        label="Name"
        placeholder={`Name, for instance ${nameOf({ ...draft, name: "" })}`}
        value={draft.name}
        maxLength={200}
        autoFocus={hasKeyboard}
        onChange={(name) => edit({ name })}
      />
    </div>
  );
}
