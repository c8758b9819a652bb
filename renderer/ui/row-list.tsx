import { type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef } from "react";
import { Unseen } from "./announce.tsx";
import { classNames } from "./class-names.ts";
import { indexAfter } from "./index-after.ts";
import type { ListBoxHandle } from "./list-box.tsx";
import styles from "./row-list.module.css";

interface RowListProps<Row> {
  readonly ref?: Ref<ListBoxHandle>;
  /** Name of the list for a screen reader. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selectedKey: string | undefined;
  /** Called when arrows, Home, End or a click choose a row. */
  readonly onSelect: (row: Row) => void;
  /** Called on a click and on Enter. */
  readonly onOpen?: ((row: Row, by: "pointer" | "keyboard") => void) | undefined;
  /** Space, and a click with Ctrl or Cmd: marks a row for what is done to several. */
  readonly onMark?: ((row: Row) => void) | undefined;
  /** All of the row in one sentence, where its parts do not read well in a line. */
  readonly nameOf?: ((row: Row) => string) | undefined;
  /** A class for the layout of a row's parts. */
  readonly rowClass?: ((row: Row) => string | undefined) | undefined;
  readonly children: (row: Row) => ReactNode;
}

/** A list of one-line rows with one tab stop; arrows move and select, Enter opens. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { label, rows, keyOf, selectedKey, onSelect, onOpen, onMark, nameOf, rowClass, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const selectedAt = rows.findIndex((row) => keyOf(row) === selectedKey);
  const stopAt = Math.max(0, selectedAt);
  const focusAt = (index: number) => (list.current?.children[index] as HTMLElement | undefined)?.focus();
  useImperativeHandle(props.ref, () => ({ focus: () => focusAt(stopAt) }));

  const onKeyDown = (event: KeyboardEvent) => {
    const to = indexAfter(event.key, stopAt, rows.length);
    const row = rows[to ?? stopAt];
    if (!row) return;
    if (to !== undefined) {
      onSelect(row);
      focusAt(to);
    } else if (event.key === " " && onMark) onMark(row);
    else if (event.key === "Enter" || event.key === " ") choose(row, "keyboard");
    else return;
    event.preventDefault();
  };
  const choose = (row: Row, by: "pointer" | "keyboard") => {
    onSelect(row);
    onOpen?.(row, by);
  };

  return (
    <div ref={list} role="listbox" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of its rows
        <div
          key={keyOf(row)}
          role="option"
          aria-selected={index === selectedAt}
          tabIndex={index === stopAt ? 0 : -1}
          className={classNames(styles.row, rowClass?.(row))}
          onClick={(event) =>
            onMark && (event.ctrlKey || event.metaKey) ? onMark(row) : choose(row, "pointer")
          }
        >
          {nameOf ? (
            <>
              <Unseen>{nameOf(row)}</Unseen>
              <div className={styles.seen} aria-hidden="true">
                {children(row)}
              </div>
            </>
          ) : (
            children(row)
          )}
        </div>
      ))}
    </div>
  );
}
