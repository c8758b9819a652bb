import { IconRefresh } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { cellKey, countCells, expectationsByCell } from "#shared/matrix/compare-cells.ts";
import type { CellPlace, Expected, Matrix } from "#shared/matrix/matrix.ts";
import { errorOf, useAct } from "../bridge/index.ts";
import { PaneNotice, SidePane } from "../frame/index.ts";
import { hrefOfExchange } from "../requests/index.ts";
import { Button, EmptyState, ErrorNotice } from "../ui/index.ts";
import { CellSide, MarkedSide } from "./cell-side.tsx";
import { type CellKey, MatrixGrid } from "./matrix-grid.tsx";
import styles from "./matrix-page.module.css";
import { Legend, MatrixSummaryBar } from "./matrix-summary.tsx";
import { type CellFilter, isShownBy, type ShownCell } from "./matrix-words.ts";
import type { GridPlace } from "./place-after.ts";
import type { ShownRun } from "./use-matrix-run.ts";

interface MatrixBoardProps {
  readonly matrix: Matrix;
  readonly shownRun: ShownRun;
  readonly isRunning: boolean;
  readonly onRunCells: (cells: readonly CellPlace[]) => void;
  readonly onRunDifferences: () => void;
  /** Makes what the run found what is expected. */
  readonly onKeep: () => void;
}

/** The counts, the grid, and beside it what is chosen in it. */
export function MatrixBoard(props: MatrixBoardProps) {
  const { matrix, shownRun, isRunning, onRunCells, onRunDifferences, onKeep } = props;
  const { run, cells } = shownRun;
  const [filter, setFilter] = useState<CellFilter>("all");
  const [selected, setSelected] = useState<CellPlace>();
  const [marked, setMarked] = useState<ReadonlyMap<string, CellPlace>>(new Map());
  const expect = useAct("matrix.expect");
  const cellShown = useShownCells(matrix, shownRun, isRunning);

  const { columns } = matrix;
  const rows = matrix.rows.filter(
    (row) => filter === "all" || columns.some((column) => isShownBy(filter, cellShown(row, column))),
  );
  const placeAt = ({ row, column }: GridPlace): CellPlace => ({
    requestId: rows[row]?.requestId ?? "",
    columnId: columns[column]?.id ?? "",
  });
  const shownAt = ({ row, column }: GridPlace): ShownCell =>
    cellShown(rows[row] as Matrix["rows"][number], columns[column] as MatrixBoardColumn);
  const gridPlace = selected && gridPlaceOf(selected, rows, columns);

  const setExpected = (places: readonly CellPlace[], expected: Expected | "none") =>
    expect.mutate({ matrixId: matrix.id, cells: [...places], expected });
  const select = (to: GridPlace, withShift: boolean) => {
    if (withShift && gridPlace) setMarked(new Map([...marked, ...marksBetween(gridPlace, to, placeAt)]));
    setSelected(placeAt(to));
  };
  const onKey = (key: CellKey, at: GridPlace) => {
    const place = placeAt(at);
    setSelected(place);
    if (key === "mark") setMarked(toggled(marked, place));
    else if (key !== "open") setExpected(marked.size > 0 ? [...marked.values()] : [place], key);
    else {
      const exchangeId = shownRun.cellOf(place)?.exchangeId;
      if (exchangeId !== undefined) location.hash = hrefOfExchange(exchangeId);
    }
  };
  const counts = countCells(cells, matrix.expectations);
  const isFirstRun = matrix.expectations.length === 0 && run !== undefined && !isRunning;

  return (
    <>
      <MatrixSummaryBar
        counts={counts}
        since={run?.comparedWith?.startedAt}
        filter={filter}
        onFilter={setFilter}
      />
      {isFirstRun && (
        <PaneNotice>
          <div className={styles.firstRun}>
            <span>This is how it is now. Is it how it should be?</span>
            <Button size="small" onClick={onKeep}>
              Keep as expectation
            </Button>
          </div>
        </PaneNotice>
      )}
      {expect.error && (
        <PaneNotice>
          <ErrorNotice error={errorOf(expect.error)} title="The expectation was not set" />
        </PaneNotice>
      )}
      <div className={styles.main}>
        <div className={styles.board}>
          {rows.length === 0 ? (
            <EmptyState
              title={filter === "changed" ? "Nothing has changed" : "Everything is as expected"}
              action={<Button onClick={() => setFilter("all")}>Show all</Button>}
            >
              {filter === "changed"
                ? "Each cell has the verdict that it had in the run before."
                : "No cell differs from what is expected of it."}
            </EmptyState>
          ) : (
            <MatrixGrid
              rows={rows}
              columns={columns}
              shownAt={shownAt}
              filter={filter}
              selected={gridPlace}
              isMarked={(place) => marked.has(cellKey(placeAt(place)))}
              onSelect={select}
              onKey={onKey}
            />
          )}
          <div className={styles.foot}>
            <Legend />
            {counts.differs + counts.noVerdict > 0 && (
              <Button size="small" icon={IconRefresh} disabled={isRunning} onClick={onRunDifferences}>
                Run differences
              </Button>
            )}
          </div>
        </div>
        {(marked.size > 0 || (gridPlace && selected)) && (
          <div className={styles.side}>
            <SidePane label="Cell" width={284}>
              {marked.size > 0 ? (
                <MarkedSide
                  count={marked.size}
                  isRunning={isRunning}
                  onExpect={(expected) => setExpected([...marked.values()], expected)}
                  onRun={() => onRunCells([...marked.values()])}
                  onClear={() => setMarked(new Map())}
                />
              ) : (
                gridPlace &&
                selected && (
                  <CellSide
                    shown={shownAt(gridPlace)}
                    run={run}
                    runColumn={run?.columns.find(({ columnId }) => columnId === selected.columnId)}
                    onExpect={(expected) => setExpected([selected], expected)}
                    onClose={() => setSelected(undefined)}
                  />
                )
              )}
            </SidePane>
          </div>
        )}
      </div>
    </>
  );
}

type MatrixBoardColumn = Matrix["columns"][number];

/** Puts a cell's result, what is expected of it, and whether it is still to come, together. */
const useShownCells = (
  matrix: Matrix,
  { cellOf }: ShownRun,
  isRunning: boolean,
): ((row: Matrix["rows"][number], column: MatrixBoardColumn) => ShownCell) => {
  const expectationOf = useMemo(() => expectationsByCell(matrix.expectations), [matrix.expectations]);
  return (row, column) => {
    const place = { requestId: row.requestId, columnId: column.id };
    const cell = cellOf(place);
    const isWaiting = isRunning && (cell === undefined || cell.verdict === "not_run");
    return { row, column, cell, expectation: expectationOf(place), isWaiting };
  };
};

const gridPlaceOf = (
  { requestId, columnId }: CellPlace,
  rows: Matrix["rows"],
  columns: Matrix["columns"],
): GridPlace | undefined => {
  const row = rows.findIndex((each) => each.requestId === requestId);
  const column = columns.findIndex((each) => each.id === columnId);
  return row < 0 || column < 0 ? undefined : { row, column };
};

const toggled = (
  marked: ReadonlyMap<string, CellPlace>,
  place: CellPlace,
): ReadonlyMap<string, CellPlace> => {
  const next = new Map(marked);
  if (!next.delete(cellKey(place))) next.set(cellKey(place), place);
  return next;
};

/** All cells of the rectangle that two cells span. */
const marksBetween = (
  a: GridPlace,
  b: GridPlace,
  placeAt: (place: GridPlace) => CellPlace,
): readonly (readonly [string, CellPlace])[] => {
  const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  return range(top, bottom).flatMap((row) =>
    range(left, right).map((column) => {
      const place = placeAt({ row, column });
      return [cellKey(place), place] as const;
    }),
  );
};

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
