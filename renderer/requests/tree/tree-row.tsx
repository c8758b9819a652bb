import { IconChevronDown, IconChevronRight, IconDots, IconGridDots } from "@tabler/icons-react";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";
import type { TreePlace } from "#shared/requests/request-folder.ts";
import { text } from "../../theme/index.ts";
import { classNames, Icon, IconButton, StatusIcon, tooltipWhenCut } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { StatusNumber } from "../exchanges/exchange-list.tsx";
import { MatrixDifferences } from "./matrix-differences.tsx";
import styles from "./request-tree.module.css";
import type { Moved, TreeParts } from "./tree-places.ts";
import type { TreeRow } from "./tree-rows.ts";
import { useRowDrag } from "./use-row-drag.ts";

interface TreeRowViewProps {
  readonly row: TreeRow;
  readonly id: string;
  /** Distance from the top of the list, in px. */
  readonly top: number;
  readonly isActive: boolean;
  /** It is what the detail shows. */
  readonly isShown: boolean;
  readonly hasUnsaved: boolean;
  readonly isRenaming: boolean;
  readonly parts: TreeParts;
  readonly onPress: (row: TreeRow) => void;
  readonly onOpen: (row: TreeRow) => void;
  readonly onMenu: (row: TreeRow, element: HTMLElement) => void;
  /** Undefined where the name is left as it is. */
  readonly onRenamed: (row: TreeRow, name: string | undefined) => void;
  readonly onMove: (moved: Moved, place: TreePlace) => void;
  readonly onUnfold: (folderId: string) => void;
}

/** A line of the tree: a folder with its count, a request with method and last status, a matrix. */
export function TreeRowView(props: TreeRowViewProps) {
  const { row, isActive, isShown, isRenaming, parts, onPress, onOpen, onMenu, onMove, onUnfold } = props;
  const element = useRef<HTMLDivElement>(null);
  const drag = useRowDrag({ element, row, parts, onMove, onUnfold });
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (element.current) onMenu(row, element.current);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the keyboard and names the active row
    <div
      ref={element}
      id={props.id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-selected={isShown}
      aria-expanded={row.kind === "folder" ? row.isOpen : undefined}
      data-active={isActive || undefined}
      data-zone={drag.zone}
      data-dragged={drag.isDragged || undefined}
      className={styles.row}
      style={{ translate: `0 ${String(props.top)}px`, paddingLeft: 8 + row.depth * INDENT_PX }}
      onClick={() => !isRenaming && onPress(row)}
      onDoubleClick={() => !isRenaming && onOpen(row)}
      onContextMenu={row.kind === "matrix" ? undefined : openMenu}
    >
      <RowContent {...props} />
      {row.kind !== "matrix" && !isRenaming && (
        <span className={styles.dots}>
          <IconButton
            size="small"
            icon={IconDots}
            label={`More for ${visibleText(nameOfRow(row))}`}
            tabIndex={-1}
            onClick={openMenu}
          />
        </span>
      )}
    </div>
  );
}

const INDENT_PX = 20;

/** The name of a row's folder or request. */
export const nameOfRow = (row: TreeRow): string =>
  row.kind === "request"
    ? row.request.name
    : row.kind === "folder"
      ? row.folder.name
      : "Authorization matrix";

function RowContent({ row, isRenaming, hasUnsaved, onRenamed }: TreeRowViewProps) {
  const name = visibleText(nameOfRow(row));
  const words = isRenaming ? (
    <NameInput name={nameOfRow(row)} onDone={(typed) => onRenamed(row, typed)} />
  ) : (
    <span className={classNames(styles.name, text.cut)} {...tooltipWhenCut(name)}>
      {name}
    </span>
  );
  if (row.kind === "matrix")
    return (
      <>
        <Icon of={IconGridDots} size={14} className={styles.icon} />
        {words}
        <span className={styles.end}>
          <MatrixDifferences folderId={row.folder.id} />
        </span>
      </>
    );
  if (row.kind === "folder")
    return (
      <>
        <Icon of={row.isOpen ? IconChevronDown : IconChevronRight} size={14} className={styles.icon} />
        <span className={classNames(styles.folder, row.depth === 0 && styles.collection)}>{words}</span>
        <span className={classNames(text.small, text.third, styles.end)}>
          {row.count.toLocaleString("en")}
        </span>
      </>
    );
  const { request } = row;
  return (
    <>
      <span className={styles.method}>{request.method}</span>
      {words}
      <span className={classNames(text.small, styles.end)}>
        {hasUnsaved && (
          <span className={styles.unsaved} role="img" aria-label="not saved" data-tooltip="Not saved" />
        )}
        {request.unreadable && <StatusIcon status="warning" label="Can't be read" size={14} />}
        {request.lastStatus !== undefined && (
          <span className={styles.status}>
            <StatusNumber exchange={{ status: request.lastStatus }} />
          </span>
        )}
      </span>
    </>
  );
}

function NameInput({
  name,
  onDone,
}: {
  readonly name: string;
  readonly onDone: (typed: string | undefined) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(name);
  useEffect(() => input.current?.select(), []);
  const done = () => onDone(typed.trim() === "" || typed.trim() === name ? undefined : typed.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    if (event.key === "Enter") done();
    else onDone(undefined);
  };
  return (
    <input
      ref={input}
      aria-label="Name"
      className={styles.rename}
      value={typed}
      maxLength={200}
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={done}
    />
  );
}
