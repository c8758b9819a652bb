import { IconLogin } from "@tabler/icons-react";
import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import type { LoginRun } from "#shared/login/login-run.ts";
import { PaneNotice } from "../frame/index.ts";
import { LoginChart } from "../login-chart/index.ts";
import { navigate } from "../routes.ts";
import {
  Button,
  EmptyState,
  ErrorNotice,
  ListEmpty,
  Skeleton,
  useNarrow,
  VirtualTable,
} from "../ui/index.ts";
import { useSettled } from "../words/index.ts";
import { DeleteRunsQuestion, useDeleteRuns } from "./delete-runs.tsx";
import { runColumns } from "./run-columns.tsx";
import styles from "./run-list.module.css";
import { RunListFoot } from "./run-list-foot.tsx";
import { noFilter, type RunFilter, RunListTools } from "./run-list-tools.tsx";
import { useRunMarks } from "./use-run-marks.ts";
import { type RunQuery, useRunPages } from "./use-run-pages.ts";

/** Typing is followed after this time. */
const SETTLE_MS = 80;
const NONE: readonly LoginRun[] = [];

interface RunListProps {
  /** Shows the runs of one configuration alone. */
  readonly configurationId?: string | undefined;
}

/** All login runs, newest first, below how many there were: searched, filtered, opened, compared and deleted. */
export function RunList({ configurationId }: RunListProps) {
  const list = useRunList(configurationId);
  const { filter, setFilter, pages, deleting } = list;
  const { loaded } = pages;
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter);
  return (
    <div className={styles.list}>
      <div className={styles.chart}>
        <LoginChart
          configurationId={ofConfiguration(filter, configurationId)}
          day={filter.day}
          onDay={(day) => setFilter({ ...filter, day })}
        />
      </div>
      <RunListTools
        filter={filter}
        onChange={setFilter}
        isOfOne={configurationId !== undefined}
        onEnterList={list.enterTable}
      />
      <RunProblems pages={pages} deleting={deleting} />
      {!loaded && !pages.error && <Skeleton rows={12} />}
      {loaded?.matching === 0 && <NoRuns isFiltered={isFiltered} onClear={() => setFilter(noFilter)} />}
      {loaded && loaded.matching > 0 && (
        <RunTable list={list} matching={loaded.matching} isOfOne={configurationId !== undefined} />
      )}
      <DeleteRunsQuestion state={deleting} />
    </div>
  );
}

const useRunList = (configurationId: string | undefined) => {
  const [filter, setFilter] = useState<RunFilter>(noFilter);
  const pages = useRunPages(
    queryOf({ ...filter, text: useSettled(filter.text, SETTLE_MS) }, configurationId),
  );
  const rows = pages.loaded?.rows ?? NONE;
  const { marks, marked, clear } = useRunMarks(rows);
  const place = useRef<HTMLDivElement>(null);
  const enterTable = () => place.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  const deleting = useDeleteRuns(() => {
    clear();
    void pages.refresh().then(enterTable);
  });
  const deleteMarked = () => deleting.ask(marked.map(({ id }) => id));
  return { filter, setFilter, pages, rows, marks, marked, clear, place, enterTable, deleting, deleteMarked };
};

interface RunTableProps {
  readonly list: ReturnType<typeof useRunList>;
  readonly matching: number;
  readonly isOfOne: boolean;
}

function RunTable({ list, matching, isOfOne }: RunTableProps) {
  const { rows, marks, marked, deleting, deleteMarked } = list;
  const { want } = list.pages;
  const isNarrow = useNarrow();
  const [movedTo, setMovedTo] = useState<string>();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const onRange = useCallback(
    (first: number, last: number) => {
      setRange([first, last]);
      void want(last);
    },
    [want],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Delete") return;
    event.preventDefault();
    const run = rows[rowIndexOf(event.target)];
    if (marked.length > 0) deleteMarked();
    else if (run) deleting.ask([run.id]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the table's rows */}
      <div ref={list.place} className={styles.table} onKeyDown={onKeyDown}>
        <VirtualTable
          label="Login runs"
          columns={runColumns(isNarrow, isOfOne)}
          rowCount={matching}
          rowAt={(index) => rows[index]}
          keyOf={(run) => run.id}
          selectedKey={movedTo}
          onSelect={(run) => setMovedTo(run.id)}
          onOpen={(run) => navigate({ page: "runs", id: run.id })}
          onRange={onRange}
          marks={marks}
        />
      </div>
      <RunListFoot
        range={range}
        matching={matching}
        marked={marked}
        onDelete={deleteMarked}
        onClear={list.clear}
      />
    </>
  );
}

/** Which row has the keyboard, from 0; the heads are the table's first row. */
const rowIndexOf = (target: EventTarget): number =>
  target instanceof Element
    ? Number(target.closest("[aria-rowindex]")?.getAttribute("aria-rowindex") ?? 0) - 2
    : -1;

const ofConfiguration = ({ configurationId }: RunFilter, only: string | undefined): string | undefined =>
  only ?? (configurationId === "all" ? undefined : configurationId);

const DAY_MS = 24 * 60 * 60 * 1000;

const queryOf = (filter: RunFilter, only: string | undefined): RunQuery => {
  const { text, outcome, day } = filter;
  const of = ofConfiguration(filter, only);
  return {
    text,
    ...(day === undefined ? {} : { startedFrom: day, startedBefore: day + DAY_MS }),
    ...(outcome === "all" ? {} : { outcome }),
    ...(of === undefined ? {} : { configurationId: of }),
  };
};

interface RunProblemsProps {
  readonly pages: Pick<ReturnType<typeof useRunPages>, "error" | "refresh">;
  readonly deleting: Pick<ReturnType<typeof useDeleteRuns>, "error">;
}

function RunProblems({ pages, deleting }: RunProblemsProps) {
  return (
    <>
      {pages.error && (
        <PaneNotice>
          <ErrorNotice
            error={pages.error}
            title="The login runs could not be read"
            action={<Button onClick={() => void pages.refresh()}>Try again</Button>}
          />
        </PaneNotice>
      )}
      {deleting.error && (
        <PaneNotice>
          <ErrorNotice error={deleting.error} title="Nothing was deleted" />
        </PaneNotice>
      )}
    </>
  );
}

function NoRuns({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (!isFiltered)
    return (
      <EmptyState icon={IconLogin} title="No login yet">
        Test login runs the first; it is kept here with its trace.
      </EmptyState>
    );
  return (
    <ListEmpty
      action={
        <Button size="small" onClick={onClear}>
          Clear
        </Button>
      }
    >
      No login matches.
    </ListEmpty>
  );
}
