// biome-ignore-all lint/a11y/useSemanticElements: rows in absolute places cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: heads hold a button, cells a box
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./virtual-table.module.css";
import type { Column, Sort } from "./virtual-table.tsx";

/** Which rows are marked, and how to mark others. */
export interface RowMarks<Row> {
  readonly isMarked: (row: Row) => boolean;
  readonly onToggle: (row: Row) => void;
  /** With Shift: marks all from the row that was marked before, by their indexes, loaded or not. */
  readonly onMarkRange?: (first: number, last: number) => void;
  readonly areAllMarked: boolean;
  /** Marks every row, or none; whether those that are not loaded are among them is the list's to say. */
  readonly onToggleAll: () => void;
  /** What a row is, for a screen reader. */
  readonly nameOf: (row: Row) => string;
}

interface MarkBoxProps<Row> {
  readonly row: Row | undefined;
  readonly marks: RowMarks<Row>;
  /** Marks the row, with Shift those since the last one too, and gives it the keyboard. */
  readonly onMark: (withShift: boolean) => void;
}

/** The box of one row; the keyboard marks with Space on the row itself. */
export function MarkBox<Row>({ row, marks, onMark }: MarkBoxProps<Row>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click here only must not open the row
    <div role="gridcell" className={styles.cell} onClick={(event) => event.stopPropagation()}>
      {row !== undefined && (
        <input
          type="checkbox"
          className={styles.box}
          tabIndex={-1}
          aria-label={`Mark ${marks.nameOf(row)}`}
          checked={marks.isMarked(row)}
          onMouseDown={(event) => event.preventDefault()}
          onChange={({ nativeEvent }) => onMark("shiftKey" in nativeEvent && nativeEvent.shiftKey === true)}
        />
      )}
    </div>
  );
}

interface HeadRowProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly marks: RowMarks<Row> | undefined;
}

/** The heads of a table's columns, which stay while it scrolls. */
export function HeadRow<Row>({ columns, sort, onSort, marks }: HeadRowProps<Row>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles["head-row"]}>
        {marks && (
          <div role="columnheader" className={styles.cell}>
            <input
              type="checkbox"
              className={styles.box}
              aria-label="Mark all"
              checked={marks.areAllMarked}
              onChange={marks.onToggleAll}
            />
          </div>
        )}
        {columns.map((column) => {
          const direction = sort?.columnId === column.id ? sort.direction : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={direction ?? (column.sortable ? "none" : undefined)}
              className={classNames(styles.cell, styles[column.align ?? "start"])}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() =>
                    onSort({
                      columnId: column.id,
                      direction: direction === "ascending" ? "descending" : "ascending",
                    })
                  }
                >
                  {column.head}
                  {direction && (
                    <Icon of={direction === "ascending" ? IconArrowUp : IconArrowDown} size={14} />
                  )}
                </button>
              ) : (
                column.head
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
