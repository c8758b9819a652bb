import { DetailPane, PageHead, PaneBody } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, EmptyState, Skeleton } from "../ui/index.ts";
import { ComparisonDetail } from "./comparison/comparison-detail.tsx";
import { HistoryDetail } from "./history/history-detail.tsx";
import { RequestDetail } from "./request-detail.tsx";
import type { RequestsPlace } from "./requests-place.ts";
import type { RequestTabs } from "./tabs/use-tabs.tsx";
import type { TreeParts } from "./tree/tree-places.ts";
import { UnreadableRequest } from "./unreadable-request.tsx";
import { EnvironmentsDetail } from "./variables/environments-detail.tsx";
import { FolderDetail } from "./variables/folder-detail.tsx";

interface PlaceDetailProps {
  readonly place: RequestsPlace | undefined;
  /** Absent until they are read. */
  readonly parts: TreeParts | undefined;
  readonly tabs: RequestTabs;
  readonly onNew: () => void;
  readonly onDelete: (requestId: string) => void;
  readonly onDuplicate: (requestId: string) => void;
}

/** What the requests page shows beside its list. */
export function PlaceDetail({ place, parts, tabs, onNew, onDelete, onDuplicate }: PlaceDetailProps) {
  if (place?.kind === "history") return <HistoryDetail exchangeId={place.exchangeId} />;
  if (place?.kind === "comparison") return <ComparisonDetail leftId={place.leftId} rightId={place.rightId} />;
  if (place?.kind === "environments") return <EnvironmentsDetail id={place.id} />;
  if (place?.kind === "new") {
    const folderId = tabs.tabOf(place.key)?.folderId;
    return (
      <RequestDetail
        key={place.key}
        tabKey={place.key}
        folderId={folderId}
        bar={tabs.bar}
        asksWhere={tabs.savingKey === place.key}
        onAsked={tabs.onSaving}
      />
    );
  }
  if (place?.kind === "folder") {
    const folder = parts?.folders.find(({ id }) => id === place.id);
    if (parts && folder) return <FolderDetail key={folder.id} folder={folder} parts={parts} />;
  }
  const saved = place?.kind === "saved" ? parts?.requests.find(({ id }) => id === place.id) : undefined;
  if (saved) {
    const acts = { onDelete: () => onDelete(saved.id), onDuplicate: () => onDuplicate(saved.id) };
    const Detail = saved.unreadable ? UnreadableRequest : RequestDetail;
    return (
      <Detail
        key={saved.id}
        tabKey={saved.id}
        saved={saved}
        folderId={saved.folderId}
        bar={tabs.bar}
        {...acts}
      />
    );
  }
  return (
    <DetailPane label="Request">
      {tabs.bar}
      {place && <PageHead title="Request" onBack={() => navigate({ page: "requests" })} back="narrow" />}
      <PaneBody>
        {!parts ? (
          <Skeleton rows={8} rowHeight={38} />
        ) : place ? (
          <EmptyState
            title="This is no longer here"
            action={<Button onClick={() => navigate({ page: "requests" })}>Open requests</Button>}
          >
            It may have been deleted.
          </EmptyState>
        ) : (
          <EmptyState title="No request is open" action={<Button onClick={onNew}>New request</Button>}>
            Choose one at the left, or make a new one.
          </EmptyState>
        )}
      </PaneBody>
    </DetailPane>
  );
}
