// biome-ignore-all lint/a11y/useSemanticElements: rows in absolute places cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, heads hold a button
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { indexAfter } from "./index-after.ts";
import styles from "./virtual-table.module.css";
import { HeadRow, MarkBox, type RowMarks } from "./virtual-table-parts.tsx";

const ROW_PX = 28;
/** Rows beyond those in sight that are drawn, above and below. */
const OVERSCAN_ROWS = 8;

/** Where in a list one is, from what `onRange` was told: the rows in sight, without those that are only drawn. */
export const rangeWords = ([first, last]: readonly [number, number], rowCount: number): string => {
  const from = first === 0 ? 1 : first + OVERSCAN_ROWS + 1;
  const to = last >= rowCount - 1 ? rowCount : last + 1 - OVERSCAN_ROWS;
  return `${from.toLocaleString("en")}–${Math.max(from, to).toLocaleString("en")}`;
};

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  /** A grid track: "184px", "minmax(0, 1fr)". */
  readonly width: string;
  /** Numbers and times stand at the end. */
  readonly align?: "start" | "end";
  readonly sortable?: boolean;
  /** Plain text is cut with an ellipsis; use CutText for its tooltip. */
  readonly cell: (row: Row) => ReactNode;
}

export interface Sort {
  readonly columnId: string;
  readonly direction: "ascending" | "descending";
}

interface VirtualTableProps<Row> {
  /** Name of the table for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** How many rows there are in all, loaded or not. */
  readonly rowCount: number;
  /** What the rows are of; another one begins at its top. */
  readonly contentKey?: string;
  /** The row at an index; undefined while it is being loaded, a grey bar stands for it. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => string;
  readonly selectedKey?: string | undefined;
  readonly onSelect: (row: Row) => void;
  /** Enter or a click: in a narrow window the detail takes the place of the table. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  /** A box before each row, and Space, mark rows for what is done to several. */
  readonly marks?: RowMarks<Row> | undefined;
  /** Told which rows are drawn (first and last index, with those just out of sight), to load them. */
  readonly onRange?: ((first: number, last: number) => void) | undefined;
}

/** A table of any number of rows, of which only those in sight exist. One tab stop; arrows move and select. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { columns, rowCount, rowAt, keyOf, selectedKey, onSelect, onOpen, onRange, marks } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const activeAt = useRef(0);
  const markedAt = useRef<number>(undefined);
  /** Moved to by key, and not loaded yet. */
  const awaitedAt = useRef<number>(undefined);
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: ROW_PX,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the content that scrolls it to the top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    activeAt.current = 0;
  }, [props.contentKey]);
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) onRange?.(first, last);
  }, [first, last, onRange]);

  const awaited = awaitedAt.current === undefined ? undefined : rowAt(awaitedAt.current);
  useEffect(() => {
    if (awaited === undefined) return;
    awaitedAt.current = undefined;
    onSelect(awaited);
  });

  const focusRow = (index: number) =>
    scroller.current
      ?.querySelector<HTMLElement>(`[aria-rowindex="${String(index + 2)}"]`)
      ?.focus({ preventScroll: true });
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2;
    const to = indexAfter(event.key, activeAt.current, rowCount, page);
    const row = rowAt(to ?? activeAt.current);
    if (to !== undefined) {
      event.preventDefault();
      activeAt.current = to;
      virtualizer.scrollToIndex(to);
      awaitedAt.current = row ? undefined : to;
      if (row) onSelect(row);
      // A row that was out of sight exists only after the table has scrolled to it.
      requestAnimationFrame(() => focusRow(to));
    } else if (event.key === "Enter" && row) {
      event.preventDefault();
      onOpen?.(row);
    } else if (event.key === " " && marks && row) {
      event.preventDefault();
      mark(activeAt.current, event.shiftKey);
    }
  };
  const mark = (index: number, withShift: boolean) => {
    const from = markedAt.current;
    markedAt.current = index;
    const row = rowAt(index);
    if (!marks || row === undefined) return;
    if (!withShift || from === undefined || !marks.onMarkRange) return marks.onToggle(row);
    marks.onMarkRange(Math.min(from, index), Math.max(from, index));
  };
  const choose = (row: Row, index: number) => {
    activeAt.current = index;
    onSelect(row);
    onOpen?.(row);
  };

  const tracks = tracksOf(columns, marks !== undefined);
  const stop = stopOf(items, rowAt, keyOf, selectedKey);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rowCount + 1}
      className={styles.table}
      style={tracks}
    >
      <HeadRow columns={columns} sort={props.sort} onSort={props.onSort} marks={marks} />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const row = rowAt(item.index);
          const isSelected = row !== undefined && keyOf(row) === selectedKey;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the body handles the keys of its rows
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={isSelected}
              tabIndex={item.index === stop ? 0 : -1}
              className={styles.row}
              style={{ translate: `0 ${String(item.start)}px` }}
              onFocus={() => {
                activeAt.current = item.index;
              }}
              onClick={() => row && choose(row, item.index)}
            >
              {marks && (
                <MarkBox
                  row={row}
                  marks={marks}
                  onMark={(withShift) => {
                    mark(item.index, withShift);
                    activeAt.current = item.index;
                    focusRow(item.index);
                  }}
                />
              )}
              {columns.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  className={classNames(styles.cell, styles[column.align ?? "start"])}
                >
                  {row === undefined ? <span className={styles.grey} /> : column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Width of the column of boxes. */
const MARK_TRACK = "28px";

const tracksOf = (columns: readonly { readonly width: string }[], hasMarks: boolean): CSSProperties => {
  const widths = [...(hasMarks ? [MARK_TRACK] : []), ...columns.map((column) => column.width)];
  return { "--tracks": widths.join(" ") } as CSSProperties;
};

/** The one row that Tab reaches: the selected one when it is in sight, else the first in sight. */
function stopOf<Row>(
  items: readonly { readonly index: number }[],
  rowAt: (index: number) => Row | undefined,
  keyOf: (row: Row) => string,
  selectedKey: string | undefined,
): number | undefined {
  const selected = items.find(({ index }) => {
    const row = rowAt(index);
    return row !== undefined && keyOf(row) === selectedKey;
  });
  return (selected ?? items[0])?.index;
}
