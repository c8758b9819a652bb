import { type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef } from "react";
import { classNames } from "./class-names.ts";
import { indexAfter } from "./index-after.ts";
import styles from "./list-box.module.css";
import { type Status, StatusIcon } from "./status.tsx";
import { tooltipWhenCut } from "./tooltip.ts";

/** One entry: the name with its state, and under it a line with a tag. */
export interface ListEntry {
  readonly id: string;
  readonly title: string;
  /** A Mark or an Avatar before both lines. */
  readonly mark?: ReactNode;
  readonly status?: Status | undefined;
  /** What the status icon says, for instance "ready" or "1 failed check". */
  readonly statusLabel?: string | undefined;
  readonly line: string;
  /** A Tag, or any small thing at the end of the second line. */
  readonly end?: ReactNode;
}

/** Lets a search field hand the keyboard on to its list. */
export interface ListBoxHandle {
  /** Focuses the selected entry, or the first. */
  focus(): void;
}

interface ListBoxProps {
  readonly ref?: Ref<ListBoxHandle>;
  /** Name of the list for a screen reader. */
  readonly label: string;
  readonly entries: readonly ListEntry[];
  readonly selectedId: string | undefined;
  /** Called when arrows, Home, End or a click choose an entry. */
  readonly onSelect: (id: string) => void;
  /** Called on a click and on Enter: in a narrow window the detail takes the place of the list. */
  readonly onOpen?: ((id: string) => void) | undefined;
}

/** A list of two-line entries with one tab stop; arrows move and select, Enter opens. */
export function ListBox({ ref, label, entries, selectedId, onSelect, onOpen }: ListBoxProps) {
  const list = useRef<HTMLDivElement>(null);
  const selectedAt = entries.findIndex((entry) => entry.id === selectedId);
  const stopAt = Math.max(0, selectedAt);
  const focusAt = (index: number) => (list.current?.children[index] as HTMLElement | undefined)?.focus();
  useImperativeHandle(ref, () => ({ focus: () => focusAt(stopAt) }));

  const onKeyDown = (event: KeyboardEvent) => {
    const to = indexAfter(event.key, stopAt, entries.length);
    const entry = to === undefined ? undefined : entries[to];
    if (entry && to !== undefined) {
      event.preventDefault();
      onSelect(entry.id);
      focusAt(to);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(entries[stopAt]?.id);
    }
  };
  const choose = (id: string | undefined) => {
    if (id === undefined) return;
    onSelect(id);
    onOpen?.(id);
  };

  return (
    <div ref={list} role="listbox" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
      {entries.map((entry, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys of its options
        <div
          key={entry.id}
          role="option"
          aria-selected={entry.id === selectedId}
          tabIndex={index === stopAt ? 0 : -1}
          className={classNames(styles.entry, entry.mark !== undefined && styles.marked)}
          onClick={() => choose(entry.id)}
        >
          {entry.mark}
          <span className={styles.title} {...tooltipWhenCut(entry.title)}>
            {entry.title}
          </span>
          <span className={styles.end}>
            {entry.status && <StatusIcon status={entry.status} label={entry.statusLabel} />}
          </span>
          <span className={styles.line} {...tooltipWhenCut(entry.line)}>
            {entry.line}
          </span>
          <span className={styles.end}>{entry.end}</span>
        </div>
      ))}
    </div>
  );
}
