import { IconFolderPlus, IconPlus, IconSend } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { ListPane, Panes } from "../frame/index.ts";
import { navigate, redirect } from "../routes.ts";
import {
  Button,
  ConfirmDialog,
  ErrorNotice,
  ListEmpty,
  MenuButton,
  Skeleton,
  useNarrow,
  useShortcuts,
} from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";
import { draftOf, emptyRequest, isUnsaved, keepDraft } from "./drafts.ts";
import { totalWords } from "./history/use-exchange-pages.ts";
import { ExportDialog, ImportButton } from "./interchange/index.ts";
import { PlaceDetail } from "./place-detail.tsx";
import { RequestList } from "./request-list.tsx";
import { keyOfPlace, parsePlace, placeOfKey, type RequestsPlace, routeOfPlace } from "./requests-place.ts";
import { isNewKey, lastShownKey, nextNewKey, openTabs, setTabs, withTab } from "./tabs/open-tabs.ts";
import { closeTab, keepTab, useTabs } from "./tabs/use-tabs.tsx";
import { MoveDialog } from "./tree/move-dialog.tsx";
import type { Moved, TreeParts } from "./tree/tree-places.ts";
import { useTreeActs } from "./tree/use-tree-acts.ts";

interface RequestsPageProps {
  /** A place of the page as `parsePlace` reads it: a request, a collection, the environments, the history. */
  readonly id: string | undefined;
  /** The user as whom a new request is to be sent. */
  readonly sendAs?: string | undefined;
}

/** Collections of requests, the editor with the answer, environments, and the history. */
export function RequestsPage({ id, sendAs }: RequestsPageProps) {
  const list = useRead("requests.list", undefined);
  const folders = useRead("folders.list", undefined);
  const history = useRead("requests.history", { limit: 1 }, { keepPrevious: true });
  const isNarrow = useNarrow();
  const [renamingId, setRenamingId] = useState<string>();
  const [asked, setAsked] = useState<RequestFolder>();
  const [moving, setMoving] = useState<Moved>();
  const [exported, setExported] = useState<RequestFolder>();
  const parts = useMemo<TreeParts>(
    () => ({ folders: folders.data ?? [], requests: list.data ?? [] }),
    [folders.data, list.data],
  );
  const place = parsePlace(id) ?? (isNarrow || !list.data ? undefined : firstPlace(list.data));
  const shownKey = keyOfPlace(place);
  const acts = useTreeActs(parts, (restored) => redirect(routeOfPlace({ kind: "saved", id: restored })));
  const tabs = useTabs(list.data, shownKey);
  useSendAs(sendAs);
  useShortcuts({ "mod+n": () => tabs.openNew() });

  const go = (next: RequestsPlace) => (isNarrow ? navigate : redirect)(routeOfPlace(next));
  const newFolder = async (parentId: string | undefined) => setRenamingId(await acts.newFolder(parentId));
  const remove = async (moved: Moved) => {
    const folder = parts.folders.find((each) => each.id === moved.id);
    if (moved.kind === "folder") return setAsked(folder);
    const request = parts.requests.find((each) => each.id === moved.id);
    if (request && (await acts.deleteRequest(request))) closeTab(request.id, shownKey);
  };
  const duplicate = async (moved: Moved) => {
    const copy = await acts.duplicate(moved);
    if (copy !== undefined && moved.kind === "request") go({ kind: "saved", id: copy });
  };
  const error = list.error ?? folders.error;
  return (
    <>
      <Panes
        narrowShows={place ? "detail" : "list"}
        list={
          <ListPane
            title="Requests"
            actions={
              <>
                <ImportButton onImported={(requestId) => go({ kind: "saved", id: requestId })} />
                <MenuButton
                  size="small"
                  label="New"
                  items={[
                    { label: "Request", icon: IconSend, shortcut: "mod+n", onSelect: () => tabs.openNew() },
                    { label: "Collection", icon: IconFolderPlus, onSelect: () => void newFolder(undefined) },
                    {
                      label: "Environment",
                      icon: IconPlus,
                      onSelect: () => go({ kind: "environments", id: "new" }),
                    },
                  ]}
                />
              </>
            }
          >
            {(list.isPending || folders.isPending) && <Skeleton rows={6} />}
            {error && (
              <ListEmpty>
                <ErrorNotice
                  error={errorOf(error)}
                  title="The requests could not be read"
                  action={
                    <Button onClick={() => void Promise.all([list.refetch(), folders.refetch()])}>
                      Try again
                    </Button>
                  }
                />
              </ListEmpty>
            )}
            {acts.failure && (
              <ListEmpty>
                <ErrorNotice {...acts.failure} />
              </ListEmpty>
            )}
            {list.data && folders.data && (
              <RequestList
                parts={parts}
                place={place}
                historyCount={history.data && totalWords(history.data.total, history.data.hasMoreThanTotal)}
                follows={!isNarrow}
                renamingId={renamingId}
                onRenaming={setRenamingId}
                onGo={go}
                onRequest={(requestId, how) => {
                  if (how === "open") keepTab(requestId);
                  go({ kind: "saved", id: requestId });
                }}
                onMatrix={(folderId) => navigate({ page: "matrix", id: folderId })}
                onRun={(folderId) => navigate({ page: "folder-runs", id: folderId, asks: true })}
                onVariables={(folderId) => go({ kind: "folder", id: folderId })}
                onNewRequest={(folderId) => tabs.openNew(folderId)}
                onNewFolder={(parentId) => void newFolder(parentId)}
                onRename={(moved, name) => void acts.rename(moved, name)}
                onDuplicate={(moved) => void duplicate(moved)}
                onExport={(folderId) => setExported(parts.folders.find((each) => each.id === folderId))}
                onMove={acts.move}
                onAskMove={setMoving}
                onDelete={(moved) => void remove(moved)}
              />
            )}
          </ListPane>
        }
        detail={
          <PlaceDetail
            place={place}
            parts={list.data && folders.data ? parts : undefined}
            tabs={tabs}
            onNew={() => tabs.openNew()}
            onDelete={(requestId) => void remove({ kind: "request", id: requestId })}
            onDuplicate={(requestId) => void duplicate({ kind: "request", id: requestId })}
          />
        }
      />
      {tabs.question}
      <MoveDialog
        parts={parts}
        moved={moving}
        onMove={(moved, into) => void acts.move(moved, into)}
        onClose={() => setMoving(undefined)}
      />
      <ExportDialog folder={exported} onClose={() => setExported(undefined)} />
      <ConfirmDialog
        open={asked !== undefined}
        question={`Delete ${visibleText(asked?.name ?? "")}?`}
        verb="Delete"
        onCancel={() => setAsked(undefined)}
        onConfirm={() => {
          setAsked(undefined);
          if (asked) void acts.deleteFolder(asked);
        }}
      >
        {asked && lossWords(parts, asked)}
      </ConfirmDialog>
    </>
  );
}

/** Where the page is opened without a choice: what was shown last, or the first request, or a new one. */
const firstPlace = (list: readonly SavedRequest[]): RequestsPlace | undefined => {
  const last = lastShownKey();
  if (last === "") return undefined;
  if (last !== undefined && (isNewKey(last) || list.some((request) => request.id === last)))
    return placeOfKey(last);
  return placeOfKey(list[0]?.id ?? "new");
};

/** Starts a request as a user who was chosen elsewhere. */
const useSendAs = (userId: string | undefined): void => {
  useEffect(() => {
    if (userId === undefined) return;
    const isFree = !isUnsaved(draftOf("new"), undefined);
    const key = isFree ? "new" : nextNewKey(openTabs());
    keepDraft(key, emptyRequest(userId));
    setTabs((open) => withTab(open, { key, isPreview: false }));
    redirect(routeOfPlace({ kind: "new", key }));
  }, [userId]);
};

const lossWords = ({ folders, requests }: TreeParts, { id }: RequestFolder): string => {
  const inner = [id];
  for (const each of inner) inner.push(...folders.filter((f) => f.parentId === each).map((f) => f.id));
  const count = requests.filter(({ folderId }) => folderId !== undefined && inner.includes(folderId)).length;
  const what = [
    countWords(count, "request"),
    ...(inner.length > 1 ? [countWords(inner.length - 1, "folder")] : []),
  ];
  return `${what.join(" and ")} in it and its variables go for good. The history keeps what was sent.`;
};
