import { IconPencil, IconSend, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { RequestDraft, SavedRequest } from "#shared/requests/request-draft.ts";
import { call, errorOf, useAct } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneNotice, SidePane } from "../frame/index.ts";
import { navigate, redirect } from "../routes.ts";
import {
  Button,
  EmptyState,
  ErrorNotice,
  SplitPane,
  shortcutWords,
  TextInput,
  useNarrow,
  useShortcuts,
} from "../ui/index.ts";
import {
  draftOfSaved,
  emptyRequest,
  filledHeaders,
  isSameDraft,
  keepDraft,
  NEW_KEY,
  nameOf,
  useDraft,
} from "./drafts.ts";
import { ExchangeList } from "./exchange-list.tsx";
import { IdentityPicker } from "./identity-picker.tsx";
import { ReplayButtons } from "./replay-buttons.tsx";
import styles from "./request-detail.module.css";
import { RequestFields, RequestParts, requestSubtitle } from "./request-editor.tsx";
import { routeOfPlace } from "./requests-place.ts";
import { ResponsePane } from "./response-pane.tsx";
import { useAllowOrigin } from "./use-allow-origin.ts";
import { useExchanges } from "./use-exchanges.ts";
import { useIdentity } from "./use-identity.ts";
import { useSending } from "./use-sending.ts";

interface RequestDetailProps {
  /** Absent for a request that was never saved. */
  readonly saved: SavedRequest | undefined;
  readonly onDelete?: (() => void) | undefined;
}

/** Edits and sends one request, and shows what came back. */
export function RequestDetail({ saved, onDelete }: RequestDetailProps) {
  const key = saved?.id ?? NEW_KEY;
  const kept = saved ? draftOfSaved(saved) : emptyRequest();
  const draft = useDraft(key) ?? kept;
  const isChanged = !isSameDraft(draft, kept);
  const identity = useIdentity(draft.userId, draft.url);
  const sending = useSending();
  const exchanges = useExchanges(saved?.id);
  const saving = useSaving(saved, draft);
  const refusal = useRefusal(sending, identity?.configuration?.id);
  const isNarrow = useNarrow();
  const [isNaming, setIsNaming] = useState(false);
  const [isReplaying, setIsReplaying] = useState(false);

  const edit = (changes: Partial<RequestDraft>) => {
    const next = { ...draft, ...changes };
    keepDraft(key, saved && isSameDraft(next, kept) ? undefined : next);
  };
  const run = async (send: Parameters<typeof sending.run>[0]) => {
    const exchange = await sending.run(send);
    if (exchange) exchanges.add(exchange);
  };
  const send = () =>
    run((sendingId) =>
      call("requests.send", {
        sendingId,
        ...(saved && { savedRequestId: saved.id }),
        request: toSend(draft),
      }),
    );
  const replay = (as?: { readonly userId: string | undefined }) => {
    const id = exchanges.shownId;
    if (id === undefined) return;
    void run((sendingId) =>
      call("requests.replay", { id, sendingId, ...(as && { userId: as.userId ?? "anonymous" }) }),
    );
  };
  const sendOrCancel = sending.underWay ? sending.cancel : () => void send();
  useShortcuts({ "mod+enter": sendOrCancel, "mod+s": () => void saving.save() });

  const replayButtons = (
    <ReplayButtons
      disabled={exchanges.shownId === undefined || sending.underWay !== undefined}
      onReplay={() => replay()}
      onReplayAs={() => setIsReplaying(true)}
    />
  );
  const list = (
    <ExchangeList exchanges={exchanges.list} selectedId={exchanges.shownId} onSelect={exchanges.show} />
  );
  return (
    <DetailPane label="Request">
      <PageHead
        title={draft.name || (saved ? saved.name : "New request")}
        subtitle={requestSubtitle(saved, isChanged)}
        onBack={() => navigate({ page: "requests" })}
        back="narrow"
        more={
          saved
            ? [
                { label: "Rename", icon: IconPencil, onSelect: () => setIsNaming(true) },
                { label: "Delete", icon: IconTrash, danger: true, onSelect: () => onDelete?.() },
              ]
            : []
        }
        actions={[
          {
            label: "Save",
            shortcut: "mod+s",
            stays: true,
            busy: saving.isBusy,
            disabled: saved !== undefined && !isChanged,
            onSelect: () => void saving.save(),
          },
        ]}
        primary={
          sending.underWay ? (
            <Button shortcut="mod+enter" onClick={sending.cancel}>
              Cancel
            </Button>
          ) : (
            <Button variant="primary" icon={IconSend} shortcut="mod+enter" onClick={() => void send()}>
              Send
            </Button>
          )
        }
      />
      {saving.error && (
        <PaneNotice>
          <ErrorNotice error={errorOf(saving.error)} title="The request was not saved" />
        </PaneNotice>
      )}
      {(isNaming || !saved) && (
        <div className={styles.name}>
          <TextInput
            label="Name"
            placeholder={`Name, for instance ${nameOf({ ...draft, name: "" })}`}
            value={draft.name}
            maxLength={200}
            autoFocus={isNaming}
            onChange={(name) => edit({ name })}
          />
        </div>
      )}
      <RequestFields
        draft={draft}
        identity={identity}
        onChange={edit}
        isUrlRefused={sending.error?.field === "url"}
      />
      <SplitPane
        label="Request and response"
        direction="rows"
        initialShare={42}
        first={<RequestParts key={key} draft={draft} onChange={edit} />}
        second={
          <div className={styles.answer}>
            <ResponsePane
              exchangeId={exchanges.shownId}
              underWay={sending.underWay}
              refusal={refusal}
              actions={isNarrow && replayButtons}
              exchanges={isNarrow ? list : undefined}
              empty={<SendToSee />}
            />
            {!isNarrow && (
              <SidePane label="Exchanges" width={256}>
                <div className={styles.exchanges}>
                  <div className={styles.head}>
                    <h2 className={styles.title}>Exchanges</h2>
                    {replayButtons}
                  </div>
                  {list}
                </div>
              </SidePane>
            )}
          </div>
        }
      />
      <IdentityPicker
        open={isReplaying}
        title="Replay as"
        selectedId={undefined}
        onClose={() => setIsReplaying(false)}
        onPick={(userId) => {
          setIsReplaying(false);
          replay({ userId });
        }}
      />
    </DetailPane>
  );
}

/** A request that has no name yet can be sent. */
const toSend = (draft: RequestDraft): RequestDraft => ({
  ...draft,
  name: nameOf(draft),
  headers: [...filledHeaders(draft)],
});

/** Saves what was typed; a request that was never saved is opened as the one it has become. */
const useSaving = (saved: SavedRequest | undefined, draft: RequestDraft) => {
  const save = useAct("requests.save");
  return {
    isBusy: save.isPending,
    error: save.error,
    save: async () => {
      if (save.isPending) return;
      const request = await save
        .mutateAsync({ ...(saved && { id: saved.id }), request: toSend(draft) })
        .catch(() => undefined); // it is kept in save.error
      if (!request) return;
      keepDraft(saved?.id ?? NEW_KEY, undefined);
      if (!saved) redirect(routeOfPlace({ kind: "saved", id: request.id }));
    },
  };
};

/** Why nothing was sent, and for an origin that is not allowed the button that allows it. */
const useRefusal = (sending: ReturnType<typeof useSending>, configurationId: string | undefined) => {
  const allowing = useAllowOrigin();
  const { error } = sending;
  if (!error) return undefined;
  const origin = error.code === "origin_not_allowed" ? error.cause : undefined;
  let action: ReactNode;
  if (origin !== undefined && configurationId !== undefined) {
    const allow = async () => {
      if (await allowing.allow(configurationId, origin)) sending.clearError();
    };
    action = (
      <Button busy={allowing.isBusy} onClick={() => void allow()}>
        Allow this origin
      </Button>
    );
  }
  // Its cause is the origin, which the sentence names already.
  const { cause: _cause, ...shown } = error;
  return { error: allowing.error ?? (origin === undefined ? error : shown), action };
};

function SendToSee() {
  return (
    <EmptyState icon={IconSend} title="Send to see the answer">
      {shortcutWords("mod+enter")}
    </EmptyState>
  );
}
