import type { CollectionRun, RunStep } from "#shared/requests/collection-run.ts";
import { StatusNumber } from "../requests/index.ts";
import { text } from "../theme/index.ts";
import {
  type Column,
  CutText,
  classNames,
  formatDuration,
  ListEmpty,
  StatusIcon,
  useNarrow,
  VirtualTable,
} from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import styles from "./run-detail.module.css";
import { expectationCount, outcomeStatus, outcomeWords } from "./run-words.ts";

interface StepTableProps {
  readonly run: CollectionRun;
  readonly steps: readonly RunStep[];
  readonly shown: RunStep | undefined;
  readonly onShow: (step: RunStep) => void;
}

/** The requests of a run in their order, as one identity after the other. */
export function StepTable({ run, steps, shown, onShow }: StepTableProps) {
  const isNarrow = useNarrow();
  if (steps.length === 0) return <ListEmpty>All requests passed.</ListEmpty>;
  return (
    <VirtualTable
      label="Requests of the run"
      columns={columnsOf(run, isNarrow)}
      rowCount={steps.length}
      rowAt={(index) => steps[index]}
      keyOf={({ index }) => String(index)}
      selectedKey={shown && String(shown.index)}
      onSelect={onShow}
    />
  );
}

const columnsOf = (run: CollectionRun, isNarrow: boolean): readonly Column<RunStep>[] => [
  {
    id: "request",
    head: "Request",
    width: "minmax(0, 1.2fr)",
    cell: (step) => (
      <span className={styles.first}>
        <StatusIcon status={outcomeStatus[step.outcome]} size={14} label={outcomeWords[step.outcome]} />
        <CutText text={visibleText([...step.folders, step.name].join(" / "))} />
      </span>
    ),
  },
  ...(isNarrow ? [] : [pathColumn]),
  {
    id: "as",
    head: "Sent as",
    width: "minmax(0, 0.8fr)",
    cell: (step) => (
      <span className={text.second}>
        <CutText text={visibleText(step.sentAs ?? run.identities[step.identity]?.name ?? "")} />
      </span>
    ),
  },
  {
    id: "status",
    head: "Status",
    width: "60px",
    cell: (step) => (step.at === undefined ? "" : <StatusNumber exchange={step} />),
  },
  {
    id: "expectations",
    head: "Expected",
    width: "76px",
    cell: (step) => (
      <span className={step.expectations.some(({ passed }) => !passed) ? text.bad : text.second}>
        {expectationCount(step)}
      </span>
    ),
  },
  {
    id: "took",
    head: "Took",
    width: "72px",
    align: "end",
    cell: ({ tookMs }) => (
      <span className={text.second}>{tookMs === undefined ? "" : formatDuration(tookMs)}</span>
    ),
  },
];

const pathColumn: Column<RunStep> = {
  id: "path",
  head: "Method and path",
  width: "minmax(0, 1fr)",
  cell: ({ method, path }) => (
    <div className={classNames(text.mono, text.second)}>
      <CutText text={visibleText(`${method} ${path}`)} />
    </div>
  ),
};
