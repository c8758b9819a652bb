import { IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { CollectionRunSummary } from "#shared/requests/collection-run.ts";
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
import { visibleText } from "../words/index.ts";
import { RunDetail } from "./run-detail.tsx";
import { RunDialog } from "./run-dialog.tsx";
import { RunList } from "./run-list.tsx";

interface FolderRunsPageProps {
  readonly folderId: string;
  /** Absent: the newest. */
  readonly runId: string | undefined;
  /** Another run is about to be started. */
  readonly asks: boolean;
}

/** The runs of a folder: those that are kept, and the one that is shown with what came of each request. */
export function FolderRunsPage({ folderId, runId, asks }: FolderRunsPageProps) {
  const runs = useRead("runs.list", { folderId });
  const folders = useRead("folders.list", undefined);
  const isNarrow = useNarrow();
  const [isAsking, setIsAsking] = useState(asks);
  const folder = folders.data?.find(({ id }) => id === folderId);
  const name = folder?.name ?? runs.data?.[0]?.name ?? "Folder";
  const shownId = runId ?? runs.data?.[0]?.id;
  const show = (id: string) => redirect({ page: "folder-runs", id: folderId, runId: id });
  const back = () => navigate({ page: "requests", id: `folder:${folderId}` });
  const ask = () => setIsAsking(true);
  const close = () => {
    setIsAsking(false);
    // Who comes back to this place later is not asked again.
    if (asks) redirect({ page: "folder-runs", id: folderId, runId });
  };
  useShortcuts({ escape: back, "mod+enter": folder ? ask : undefined });
  return (
    <>
      <Panes
        narrowShows="detail"
        list={
          <ListPane title="Runs">
            <Runs runs={runs} shownId={shownId} onShow={show} />
          </ListPane>
        }
        detail={
          shownId === undefined ? (
            <NoRun name={name} isLoading={runs.isPending} onBack={back} onRun={folder ? ask : undefined} />
          ) : (
            <RunDetail
              key={shownId}
              runId={shownId}
              others={isNarrow ? (runs.data ?? []) : []}
              onShow={show}
              onBack={back}
              onRun={folder ? ask : undefined}
              onDeleted={() => {
                void runs.refetch();
                redirect({ page: "folder-runs", id: folderId });
              }}
            />
          )
        }
      />
      <RunDialog
        open={isAsking && folder !== undefined}
        folder={{ id: folderId, name }}
        onClose={close}
        onStarted={(id) => {
          setIsAsking(false);
          show(id);
        }}
      />
    </>
  );
}

interface RunsProps {
  readonly runs: {
    readonly data: readonly CollectionRunSummary[] | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly shownId: string | undefined;
  readonly onShow: (id: string) => void;
}

function Runs({ runs, shownId, onShow }: RunsProps) {
  if (runs.error)
    return (
      <ListEmpty>
        <ErrorNotice
          error={errorOf(runs.error)}
          title="The runs could not be read"
          action={<Button onClick={() => void runs.refetch()}>Try again</Button>}
        />
      </ListEmpty>
    );
  if (!runs.data) return <Skeleton rows={4} />;
  if (runs.data.length === 0) return <ListEmpty>No run yet.</ListEmpty>;
  return <RunList runs={runs.data} shownId={shownId} onShow={onShow} />;
}

interface NoRunProps {
  readonly name: string;
  readonly isLoading: boolean;
  readonly onBack: () => void;
  /** Absent: the folder is gone. */
  readonly onRun: (() => void) | undefined;
}

function NoRun({ name, isLoading, onBack, onRun }: NoRunProps) {
  return (
    <DetailPane label="Run">
      <PageHead title={visibleText(name)} subtitle="Runs" onBack={onBack} />
      <PaneBody>
        {isLoading ? (
          <Skeleton rows={8} />
        ) : (
          <EmptyState
            icon={IconPlayerPlay}
            title="Not run yet"
            action={
              onRun && (
                <Button variant="primary" icon={IconPlayerPlay} shortcut="mod+enter" onClick={onRun}>
                  Run
                </Button>
              )
            }
          >
            A run sends all requests in their order, as one identity after the other, and says what is not as
            expected.
          </EmptyState>
        )}
      </PaneBody>
    </DetailPane>
  );
}
