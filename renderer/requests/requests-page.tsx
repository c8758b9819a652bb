import { IconPlus } from "@tabler/icons-react";
import { useEffect } from "react";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { DetailPane, ListPane, PageHead, PaneBody, Panes } from "../frame/index.ts";
import { navigate, redirect } from "../routes.ts";
import {
  Button,
  EmptyState,
  ErrorNotice,
  ListEmpty,
  Skeleton,
  useNarrow,
  useShortcuts,
} from "../ui/index.ts";
import { emptyRequest, keepDraft, NEW_KEY } from "./drafts.ts";
import { HistoryDetail } from "./history-detail.tsx";
import { RequestDetail } from "./request-detail.tsx";
import { RequestList } from "./request-list.tsx";
import { parsePlace, type RequestsPlace, routeOfPlace } from "./requests-place.ts";
import { UnreadableRequest } from "./unreadable-request.tsx";
import { useDeleteRequest } from "./use-delete-request.ts";

interface RequestsPageProps {
  /** A saved request's id, `new`, `history`, or `history:` and an exchange's id. */
  readonly id: string | undefined;
  /** The user as whom a new request is to be sent. */
  readonly sendAs?: string | undefined;
}

/** Saved requests, the editor with the answer, and the history. */
export function RequestsPage({ id, sendAs }: RequestsPageProps) {
  const list = useRead("requests.list", undefined);
  const history = useRead("requests.history", { limit: 1 }, { keepPrevious: true });
  const isNarrow = useNarrow();
  const deleting = useDeleteRequest();
  useEffect(() => {
    if (sendAs === undefined) return;
    keepDraft(NEW_KEY, emptyRequest(sendAs));
    redirect(routeOfPlace({ kind: "new" }));
  }, [sendAs]);
  const startNew = () => {
    keepDraft(NEW_KEY, undefined);
    navigate(routeOfPlace({ kind: "new" }));
  };
  useShortcuts({ "mod+n": startNew });
  const place = parsePlace(id) ?? (isNarrow || !list.data ? undefined : firstPlace(list.data[0]?.id));
  const go = (next: RequestsPlace) => (isNarrow ? navigate : redirect)(routeOfPlace(next));
  return (
    <Panes
      narrowShows={place ? "detail" : "list"}
      list={
        <ListPane
          title="Requests"
          actions={
            <Button size="small" icon={IconPlus} shortcut="mod+n" onClick={startNew}>
              New
            </Button>
          }
        >
          {list.isPending && <Skeleton rows={6} />}
          {list.error && (
            <ListEmpty>
              <ErrorNotice
                error={errorOf(list.error)}
                title="The requests could not be read"
                action={<Button onClick={() => void list.refetch()}>Try again</Button>}
              />
            </ListEmpty>
          )}
          {deleting.error && (
            <ListEmpty>
              <ErrorNotice error={deleting.error} title="The request could not be deleted or had back" />
            </ListEmpty>
          )}
          {list.data && (
            <RequestList all={list.data} place={place} historyCount={history.data?.total} onGo={go} />
          )}
        </ListPane>
      }
      detail={
        <PlaceDetail place={place} list={list.data} onDelete={(saved) => void deleting.remove(saved)} />
      }
    />
  );
}

const firstPlace = (firstId: string | undefined): RequestsPlace =>
  firstId === undefined ? { kind: "new" } : { kind: "saved", id: firstId };

interface PlaceDetailProps {
  readonly place: RequestsPlace | undefined;
  readonly list: readonly SavedRequest[] | undefined;
  readonly onDelete: (saved: SavedRequest) => void;
}

function PlaceDetail({ place, list, onDelete }: PlaceDetailProps) {
  if (place?.kind === "history") return <HistoryDetail exchangeId={place.exchangeId} />;
  if (place?.kind === "new") return <RequestDetail key={NEW_KEY} saved={undefined} />;
  const saved = list?.find((request) => request.id === place?.id);
  if (saved?.unreadable)
    return <UnreadableRequest key={saved.id} saved={saved} onDelete={() => onDelete(saved)} />;
  if (saved) return <RequestDetail key={saved.id} saved={saved} onDelete={() => onDelete(saved)} />;
  return (
    <DetailPane label="Request">
      <PageHead title="Request" onBack={() => navigate({ page: "requests" })} back="narrow" />
      <PaneBody>
        {list && place ? (
          <EmptyState
            title="This request is no longer here"
            action={<Button onClick={() => navigate({ page: "requests" })}>Open requests</Button>}
          >
            It may have been deleted.
          </EmptyState>
        ) : (
          <Skeleton rows={8} rowHeight={38} />
        )}
      </PaneBody>
    </DetailPane>
  );
}
