import {
  IconAdjustmentsHorizontal,
  IconCopy,
  IconGridDots,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import type { Matrix, MatrixDraft, MatrixSummary } from "#shared/matrix/matrix.ts";
import type { MatrixRun } from "#shared/matrix/matrix-run.ts";
import { call, errorOf, useAct, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody, PaneNotice } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import {
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorNotice,
  formatDuration,
  formatStamp,
  Skeleton,
  useNow,
  useShortcuts,
} from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";
import { MatrixBoard } from "./matrix-board.tsx";
import { draftOfMatrix } from "./matrix-draft.ts";
import { MatrixEditor } from "./matrix-editor.tsx";
import { ReportMenu } from "./report-menu.tsx";
import { useMatrixRun } from "./use-matrix-run.ts";

interface MatrixPageProps {
  /** A matrix, or a collection whose matrix it is. */
  readonly id: string;
}

/** Saved requests × identities: who may do what, and whether that is as it should be. */
export function MatrixPage({ id }: MatrixPageProps) {
  const read = useRead("matrix.list", undefined);
  if (!read.data) return <Unread error={read.error} onTryAgain={() => void read.refetch()} />;
  const found =
    read.data.find((matrix) => matrix.id === id) ?? read.data.find(({ folderId }) => folderId === id);
  if (found === undefined)
    return <MatrixEditor key={id} matrix={undefined} folderId={id} onDone={() => {}} />;
  const others = read.data.filter(
    (matrix) => matrix.id !== found.id && matrix.folderId !== undefined && matrix.folderId === found.folderId,
  );
  return <KnownMatrix key={found.id} id={found.id} others={others} />;
}

const goBack = () => navigate({ page: "requests" });

interface KnownMatrixProps {
  readonly id: string;
  /** The other matrices of its collection. */
  readonly others: readonly MatrixSummary[];
}

function KnownMatrix({ id, others }: KnownMatrixProps) {
  const read = useRead("matrix.get", { id }, { keepPrevious: true });
  const [isEdited, setIsEdited] = useState(false);
  if (!read.data) return <Unread error={read.error} onTryAgain={() => void read.refetch()} />;
  if (isEdited)
    return <MatrixEditor matrix={read.data} folderId={undefined} onDone={() => setIsEdited(false)} />;
  return <Loaded matrix={read.data} others={others} onEdit={() => setIsEdited(true)} />;
}

function Unread({ error, onTryAgain }: { readonly error: unknown; readonly onTryAgain: () => void }) {
  return (
    <DetailPane label="Authorization matrix">
      <PageHead title="Authorization matrix" onBack={goBack} />
      <PaneBody>
        {error ? (
          <ErrorNotice
            error={errorOf(error)}
            title="The matrix could not be read"
            action={<Button onClick={onTryAgain}>Try again</Button>}
          />
        ) : (
          <Skeleton rows={8} rowHeight={42} />
        )}
      </PaneBody>
    </DetailPane>
  );
}

interface LoadedProps {
  readonly matrix: Matrix;
  readonly others: readonly MatrixSummary[];
  readonly onEdit: () => void;
}

function Loaded({ matrix, others, onEdit }: LoadedProps) {
  const now = useNow();
  const shown = useMatrixRun(matrix.newestRunId);
  const start = useAct("matrix.run");
  const keep = useAct("matrix.keepAsExpectation");
  const [isDeleting, setIsDeleting] = useState(false);
  const { run } = shown;
  const isRunning = run?.state === "running" || start.isPending;
  const isEmpty = matrix.rows.length === 0 || matrix.columns.length === 0;
  const runAll = () => {
    if (!isRunning && !isEmpty) start.mutate({ matrixId: matrix.id });
  };
  const cancel = () => run && void call("tasks.cancel", { id: run.id });
  useShortcuts({ escape: goBack, "mod+enter": isRunning ? cancel : runAll });
  const failure = start.error ?? keep.error ?? shown.error;
  return (
    <DetailPane label="Authorization matrix">
      <PageHead
        title={`${visibleText(matrix.name)}, authorization matrix`}
        subtitle={subtitleOf(matrix, run, now)}
        onBack={goBack}
        loading={shown.isLoading && run !== undefined && !isRunning}
        actions={[
          {
            label: "Edit",
            icon: IconAdjustmentsHorizontal,
            onSelect: onEdit,
            disabled: isRunning,
            stays: true,
          },
        ]}
        more={[
          { label: "Duplicate", icon: IconCopy, onSelect: () => void duplicate(matrix) },
          { label: "Delete", icon: IconTrash, danger: true, onSelect: () => setIsDeleting(true) },
          ...(others.length === 0 ? [] : ["line" as const]),
          ...others.map(({ id, name }) => ({
            label: visibleText(name),
            icon: IconGridDots,
            onSelect: () => navigate({ page: "matrix", id }),
          })),
        ]}
        primary={
          <>
            <ReportMenu runId={run?.id} />
            {isRunning ? (
              <Button variant="primary" icon={IconPlayerStop} shortcut="mod+enter" onClick={cancel}>
                Cancel
              </Button>
            ) : (
              <Button
                variant="primary"
                icon={IconPlayerPlay}
                shortcut="mod+enter"
                disabled={isEmpty}
                onClick={runAll}
              >
                Run
              </Button>
            )}
          </>
        }
      />
      {failure != null && (
        <PaneNotice>
          <ErrorNotice error={errorOf(failure)} title="The matrix was not run" />
        </PaneNotice>
      )}
      {isEmpty ? (
        <EmptyState
          title={matrix.rows.length === 0 ? "No requests in it yet" : "No identities in it yet"}
          action={<Button onClick={onEdit}>Edit</Button>}
        >
          A matrix sends each of its requests as each of its identities, and says who is let in.
        </EmptyState>
      ) : (
        <MatrixBoard
          matrix={matrix}
          shownRun={shown}
          isRunning={isRunning}
          onRunCells={(cells) =>
            start.mutate({ matrixId: matrix.id, only: { kind: "cells", cells: [...cells] } })
          }
          onRunDifferences={() => start.mutate({ matrixId: matrix.id, only: { kind: "differences" } })}
          onKeep={() => run && keep.mutate({ runId: run.id })}
        />
      )}
      <ConfirmDialog
        open={isDeleting}
        question={`Delete ${visibleText(matrix.name)}?`}
        verb="Delete"
        onCancel={() => setIsDeleting(false)}
        onConfirm={() => void call("matrix.delete", { id: matrix.id }).then(goBack)}
      >
        Its {countWords(matrix.expectations.length, "expectation")} and its runs go with it. The requests and
        the history stay.
      </ConfirmDialog>
    </DetailPane>
  );
}

/** Makes another matrix that is alike, without what is expected and without secret values. */
const duplicate = async (matrix: Matrix): Promise<void> => {
  const draft = draftOfMatrix(matrix);
  const variables = (column: MatrixDraft["columns"][number]) =>
    column.variables.map((variable) => ({ ...variable, value: variable.value ?? "" }));
  const copy = await call("matrix.save", {
    matrix: {
      ...draft,
      name: `${draft.name.slice(0, 190)}, copy`,
      columns: draft.columns.map((column) => ({ ...column, variables: variables(column) })),
    },
  });
  navigate({ page: "matrix", id: copy.id });
};

const subtitleOf = (matrix: Matrix, run: MatrixRun | undefined, now: number): string => {
  const size = `${countWords(matrix.rows.length, "request")} × ${countWords(matrix.columns.length, "identity", "identities")}`;
  if (run === undefined) return `${size} · not run yet`;
  const took = run.endedAt === undefined ? [] : [formatDuration(run.endedAt - run.startedAt)];
  const state =
    run.state === "running"
      ? `${run.done.toLocaleString("en")} of ${run.asked.toLocaleString("en")}`
      : `${run.state === "cancelled" ? "cancelled" : "run"} ${formatStamp(run.startedAt, now)}`;
  return [
    size,
    ...(run.environment ? [visibleText(run.environment)] : []),
    [state, ...took, `${run.concurrency} at a time`].join(", "),
  ].join(" · ");
};
