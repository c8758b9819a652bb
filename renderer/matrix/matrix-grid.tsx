// biome-ignore-all lint/a11y/useSemanticElements: rows in absolute places cannot be those of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the cells take the focus, one of them by Tab
import { IconBan, IconClock, IconServer } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useRef } from "react";
import type { MatrixColumn, MatrixRow } from "#shared/matrix/matrix.ts";
import { text } from "../theme/index.ts";
import { Avatar, classNames, type IconShape, tooltip, tooltipWhenCut } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import { MatrixGridCell } from "./matrix-cell.tsx";
import styles from "./matrix-grid.module.css";
import {
  type CellFilter,
  type CellRoom,
  headName,
  isShownBy,
  roomFor,
  type ShownCell,
} from "./matrix-words.ts";
import { type GridPlace, placeAfter } from "./place-after.ts";

const ROW_PX = 42;
const REQUESTS_PX = 220;
const GAP_PX = 2;
const leastPx: Readonly<Record<CellRoom, number>> = { full: 62, narrow: 50, icon: 26 };

/** What a key asks of a cell. */
export type CellKey = "open" | "allowed" | "refused" | "either" | "mark";

interface MatrixGridProps {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly shownAt: (place: GridPlace) => ShownCell;
  readonly filter: CellFilter;
  readonly selected: GridPlace | undefined;
  readonly isMarked: (place: GridPlace) => boolean;
  readonly onSelect: (place: GridPlace, withShift: boolean) => void;
  readonly onKey: (key: CellKey, place: GridPlace) => void;
}

/**
 * Requests × identities. One tab stop; arrows, Home, End, Page Up and Down move, Shift marks what lies between,
 * Enter opens the exchange, A, R and E say what is expected, Space marks.
 */
export function MatrixGrid(props: MatrixGridProps) {
  const { rows, columns, shownAt, filter, selected, isMarked, onSelect, onKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = roomFor(columns.length);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  const stop = selected ?? { row: 0, column: 0 };

  const go = (place: GridPlace, withShift: boolean) => {
    onSelect(place, withShift);
    virtualizer.scrollToIndex(place.row);
    // A row that was out of sight exists only after the grid has scrolled to it.
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector(`[aria-rowindex="${String(place.row + 2)}"]`);
      row?.querySelector<HTMLElement>(`[data-column="${String(place.column)}"]`)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const to = placeAfter(event.key, stop, { rows: rows.length, columns: columns.length, page });
    const key = cellKeys[event.key.toLowerCase()];
    if (to === undefined && key === undefined) return;
    event.preventDefault();
    if (to !== undefined) go(to, event.shiftKey);
    else if (key !== undefined) onKey(key, stop);
  };
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place) onSelect(place, event.shiftKey);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Authorization matrix"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      className={styles.grid}
      style={tracksOf(columns.length, room)}
    >
      <div role="row" aria-rowindex={1} className={styles.heads}>
        <div role="columnheader" aria-colindex={1} className={styles.corner}>
          Request
        </div>
        {columns.map((column, index) => (
          <ColumnHead key={column.id} column={column} index={index} room={room} />
        ))}
      </div>
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const place = placeOf(event.target);
          if (place) onKey("open", place);
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={row.requestId}
              role="row"
              aria-rowindex={index + 2}
              className={styles.row}
              style={{ translate: `0 ${String(start)}px` }}
            >
              <RowHead row={row} />
              {columns.map((column, at) => {
                const place = { row: index, column: at };
                const shown = shownAt(place);
                return (
                  <MatrixGridCell
                    key={column.id}
                    shown={shown}
                    room={room}
                    columnIndex={at}
                    isSelected={selected?.row === index && selected.column === at}
                    isMarked={isMarked(place)}
                    isQuiet={!isShownBy(filter, shown)}
                    isTabStop={stop.row === index && stop.column === at}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ColumnHead({
  column,
  index,
  room,
}: {
  readonly column: MatrixColumn;
  readonly index: number;
  readonly room: CellRoom;
}) {
  const { name, roles, configurationAlias } = column;
  const note = noteOf(column);
  const full = [visibleText(name), note, roles.join(", "), configurationAlias].filter(Boolean).join(" · ");
  const icon = iconOf(column);
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-label={full}
      className={styles.head}
      {...tooltip(full)}
    >
      <Avatar name={visibleText(name)} {...(icon && { icon })} />
      {room !== "icon" && (
        <span className={classNames(text.cut, styles.name)}>
          <Untrusted text={headName(name)} />
        </span>
      )}
      {room === "full" && (
        <span className={classNames(text.cut, styles.role)}>{visibleText(note ?? roles.join(", "))}</span>
      )}
    </div>
  );
}

/** What a column that is no plain user is, in two words. */
const noteOf = ({ who }: MatrixColumn): string | undefined => {
  if (who.kind === "another") return "other’s data";
  if (who.tokenState === "expired") return "old token";
  if (who.identity.kind === "anonymous") return "no token";
  return who.identity.kind === "client" ? "client cred." : undefined;
};

const iconOf = ({ who }: MatrixColumn): IconShape | undefined => {
  if (who.kind === "another") return undefined;
  if (who.tokenState === "expired") return IconClock;
  if (who.identity.kind === "anonymous") return IconBan;
  return who.identity.kind === "client" ? IconServer : undefined;
};

function RowHead({ row }: { readonly row: MatrixRow }) {
  const path = row.path || row.name;
  return (
    <div role="rowheader" aria-colindex={1} className={styles.request}>
      <span className={styles.method}>{row.method}</span>
      <span
        className={classNames(text.cut, styles.path)}
        {...(row.path === ""
          ? tooltipWhenCut(visibleText(row.name))
          : tooltip(`${visibleText(row.name)}: ${visibleText(path)}`))}
      >
        <Untrusted text={path} />
      </span>
    </div>
  );
}

const cellKeys: Readonly<Record<string, CellKey>> = {
  enter: "open",
  a: "allowed",
  r: "refused",
  e: "either",
  " ": "mark",
};

const placeOf = (target: EventTarget): GridPlace | undefined => {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>("[data-column]");
  const row = cell?.closest("[aria-rowindex]")?.getAttribute("aria-rowindex");
  if (!cell || !row) return undefined;
  return { row: Number(row) - 2, column: Number(cell.dataset.column) };
};

/** All rows have the same tracks, whatever is in them: what is too long is cut, and too many columns scroll. */
const tracksOf = (columnCount: number, room: CellRoom): CSSProperties => {
  const least = leastPx[room];
  return {
    "--tracks": `${String(REQUESTS_PX)}px repeat(${String(Math.max(1, columnCount))}, minmax(${String(least)}px, 1fr))`,
    "--least": `${String(REQUESTS_PX + columnCount * (least + GAP_PX))}px`,
  } as CSSProperties;
};
