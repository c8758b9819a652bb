import { IconPlayerPlay, IconPlayerStop, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { CollectionRun, CollectionRunSummary, RunStep } from "#shared/requests/collection-run.ts";
import { call, errorOf, useAct } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody, PaneNotice } from "../frame/index.ts";
import { ReportMenu } from "../matrix/index.ts";
import {
  Button,
  ConfirmDialog,
  ErrorNotice,
  formatStamp,
  type MenuItem,
  Skeleton,
  SplitPane,
  useNow,
} from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { RunSummaryBar, type StepFilter } from "./run-summary-bar.tsx";
import { runFacts, stateOf } from "./run-words.ts";
import { StepDetail } from "./step-detail.tsx";
import { StepTable } from "./step-table.tsx";
import { useCollectionRun } from "./use-collection-run.ts";

interface RunDetailProps {
  readonly runId: string;
  /** The runs to go to from the three dots, where there is no list of them. */
  readonly others: readonly CollectionRunSummary[];
  readonly onShow: (runId: string) => void;
  readonly onBack: () => void;
  /** Absent: the folder is gone. */
  readonly onRun: (() => void) | undefined;
  readonly onDeleted: () => void;
}

/** A run: what came of each request, live while it is under way. */
export function RunDetail({ runId, others, onShow, onBack, onRun, onDeleted }: RunDetailProps) {
  const { run, isLoading, error, readAgain } = useCollectionRun(runId);
  const now = useNow();
  const [isAsking, setIsAsking] = useState(false);
  const deleting = useAct("runs.delete");
  const isRunning = run?.state === "running";
  const remove = async () => {
    setIsAsking(false);
    const done = await deleting.mutateAsync({ id: runId }).then(
      () => true,
      () => false, // it is kept in deleting.error
    );
    if (done) onDeleted();
  };
  return (
    <DetailPane label="Run">
      <PageHead
        title={visibleText(run?.name ?? "Run")}
        subtitle={run && visibleText(`${formatStamp(run.startedAt, now)} · ${runFacts(run)}`)}
        onBack={onBack}
        loading={isLoading && run !== undefined && !isRunning}
        more={[
          ...others
            .filter(({ id }) => id !== runId)
            .map(
              (other): MenuItem => ({
                label: formatStamp(other.startedAt, now),
                note: stateOf(other).words,
                onSelect: () => onShow(other.id),
              }),
            ),
          {
            label: "Delete",
            icon: IconTrash,
            danger: true,
            disabled: isRunning,
            onSelect: () => setIsAsking(true),
          },
        ]}
        primary={
          <>
            <ReportMenu runId={isRunning ? undefined : run?.id} />
            {isRunning ? (
              <Button
                variant="primary"
                icon={IconPlayerStop}
                onClick={() => void call("tasks.cancel", { id: runId })}
              >
                Cancel
              </Button>
            ) : (
              <Button
                variant="primary"
                icon={IconPlayerPlay}
                shortcut="mod+enter"
                disabled={!onRun}
                onClick={onRun}
              >
                Run
              </Button>
            )}
          </>
        }
      />
      {deleting.error && (
        <PaneNotice>
          <ErrorNotice error={errorOf(deleting.error)} title="The run was not deleted" />
        </PaneNotice>
      )}
      {run ? (
        <Steps run={run} />
      ) : (
        <PaneBody>
          {error ? (
            <ErrorNotice
              error={errorOf(error)}
              title="The run could not be read"
              action={<Button onClick={readAgain}>Try again</Button>}
            />
          ) : (
            <Skeleton rows={12} />
          )}
        </PaneBody>
      )}
      <ConfirmDialog
        open={isAsking}
        question="Delete this run?"
        verb="Delete"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => void remove()}
      >
        Its report goes for good. What was sent stays in the history.
      </ConfirmDialog>
    </DetailPane>
  );
}

function Steps({ run }: { readonly run: CollectionRun }) {
  const [filter, setFilter] = useState<StepFilter>("all");
  const [chosen, setChosen] = useState<number>();
  const shown = filter === "all" ? run.steps : run.steps.filter(({ outcome }) => outcome !== "passed");
  const step = shown.find(({ index }) => index === chosen) ?? firstOf(run, shown);
  return (
    <>
      <RunSummaryBar run={run} filter={filter} onFilter={setFilter} />
      <SplitPane
        label="Requests and result"
        direction="rows"
        initialShare={60}
        first={<StepTable run={run} steps={shown} shown={step} onShow={({ index }) => setChosen(index)} />}
        second={<StepDetail step={step} />}
      />
    </>
  );
}

/** What went wrong first is shown first; nothing is shown of what waits. */
const firstOf = (run: CollectionRun, steps: readonly RunStep[]): RunStep | undefined =>
  steps.find(({ outcome }) => outcome === "failed" || outcome === "error") ??
  (run.state === "running" ? undefined : steps[0]);
