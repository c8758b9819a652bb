import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { TreePlace } from "#shared/requests/request-folder.ts";
import { ContextMenu, type ListBoxHandle } from "../../ui/index.ts";
import { setFoldersOpen } from "./open-folders.ts";
import styles from "./request-tree.module.css";
import { treeKeyAct } from "./tree-keys.ts";
import { useTreeMenu } from "./tree-menu.ts";
import { type Moved, stepPlace, type TreeParts } from "./tree-places.ts";
import { TreeRowView } from "./tree-row.tsx";
import type { TreeRow } from "./tree-rows.ts";
import { useRootDrop } from "./use-row-drag.ts";

const ROW_PX = 28;
/** While arrows move on, the detail waits. */
const LOOK_AFTER_MS = 80;

/** What the tree asks of its page. */
export interface TreeHandlers {
  /** A request is looked at, or opened to stay. */
  readonly onRequest: (id: string, how: "look" | "open") => void;
  readonly onMatrix: (folderId: string) => void;
  readonly onVariables: (folderId: string) => void;
  readonly onRun: (folderId: string) => void;
  readonly onNewRequest: (folderId: string) => void;
  readonly onNewFolder: (parentId: string) => void;
  readonly onRename: (moved: Moved, name: string) => void;
  readonly onDuplicate: (moved: Moved) => void;
  readonly onExport: (folderId: string) => void;
  readonly onMove: (moved: Moved, place: TreePlace) => void;
  readonly onAskMove: (moved: Moved) => void;
  readonly onDelete: (moved: Moved) => void;
}

interface RequestTreeProps extends TreeHandlers {
  readonly ref?: Ref<ListBoxHandle>;
  readonly rows: readonly TreeRow[];
  readonly parts: TreeParts;
  /** The request or folder that the detail shows. */
  readonly shownId: string | undefined;
  readonly unsaved: ReadonlySet<string>;
  /** Arrows show a request at once, where there is a pane for it. */
  readonly follows: boolean;
  readonly renamingId: string | undefined;
  readonly onRenaming: (id: string | undefined) => void;
}

/** Collections, folders and requests. One tab stop; of thousands of rows only those in sight exist. */
export function RequestTree(props: RequestTreeProps) {
  const { rows, parts, shownId, renamingId, onRenaming, onRequest, onMatrix, onMove } = props;
  const tree = useRef<HTMLDivElement>(null);
  const base = useId();
  const [activeId, setActiveId] = useState<string>();
  const looking = useRef<ReturnType<typeof setTimeout>>(undefined);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => tree.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const indexOf = (id: string | undefined) => rows.findIndex((row) => row.id === id);
  const activeAt = Math.max(0, indexOf(activeId ?? shownId));
  const active = rows[activeAt];
  const menu = useTreeMenu(props, parts, onRenaming);
  const onUnfold = useCallback((id: string) => setFoldersOpen([id], true), []);
  useRootDrop(tree, onMove);
  useImperativeHandle(props.ref, () => ({ focus: () => tree.current?.focus() }));
  useEffect(() => () => clearTimeout(looking.current), []);
  // The keyboard goes on at what is shown, whichever way it was come to, or at what gets a name.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one that is shown takes over
  useEffect(() => setActiveId(undefined), [shownId]);
  useEffect(() => setActiveId((id) => renamingId ?? id), [renamingId]);
  useScrollTo(virtualizer, rows, renamingId ?? shownId);

  const open = (row: TreeRow, how: "look" | "open") => {
    clearTimeout(looking.current);
    if (row.kind === "request") onRequest(row.id, how);
    else if (row.kind === "matrix") onMatrix(row.folder.id);
  };
  const go = (to: number) => {
    const row = rows[to];
    if (!row) return;
    setActiveId(row.id);
    virtualizer.scrollToIndex(to);
    clearTimeout(looking.current);
    if (props.follows && row.kind === "request")
      looking.current = setTimeout(() => onRequest(row.id, "look"), LOOK_AFTER_MS);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.target === tree.current ? treeKeyAct(event, rows, activeAt) : undefined;
    if (!act || !active) return;
    event.preventDefault();
    if (act.kind === "go") go(act.to);
    if (act.kind === "fold") setFoldersOpen([active.id], act.isOpen);
    if (act.kind === "open") open(active, "open");
    if (act.kind === "menu") menu.openAt(active, elementOf(base, active.id));
    if (active.kind === "matrix") return;
    const moved: Moved = { kind: active.kind, id: active.id };
    if (act.kind === "rename") onRenaming(active.id);
    if (act.kind === "delete") props.onDelete(moved);
    const place = act.kind === "move" && stepPlace(parts, moved, act.direction);
    if (place) onMove(moved, place);
  };
  const press = (row: TreeRow) => {
    setActiveId(row.id);
    if (row.kind === "folder") setFoldersOpen([row.id], !row.isOpen);
    else open(row, "look");
  };

  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label="Requests"
        tabIndex={0}
        aria-activedescendant={active && `${base}-${active.id}`}
        className={styles.tree}
        onKeyDown={onKeyDown}
      >
        <div role="none" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <TreeRowView
                  key={row.id}
                  row={row}
                  id={`${base}-${row.id}`}
                  top={item.start}
                  isActive={item.index === activeAt}
                  isShown={row.id === shownId}
                  hasUnsaved={props.unsaved.has(row.id)}
                  isRenaming={row.id === renamingId}
                  parts={parts}
                  onPress={press}
                  onOpen={(pressed) => pressed.kind === "request" && open(pressed, "open")}
                  onMenu={(of, element) => {
                    setActiveId(of.id);
                    menu.openAt(of, element);
                  }}
                  onRenamed={(of, name) => {
                    onRenaming(undefined);
                    tree.current?.focus();
                    if (name !== undefined && of.kind !== "matrix")
                      props.onRename({ kind: of.kind, id: of.id }, name);
                  }}
                  onMove={onMove}
                  onUnfold={onUnfold}
                />
              )
            );
          })}
        </div>
      </div>
      <ContextMenu {...menu.shown} returnTo={tree} />
    </>
  );
}

const elementOf = (base: string, id: string): HTMLElement | null => document.getElementById(`${base}-${id}`);

/** Brings a row into sight when it becomes the one that counts, not whenever rows change. */
const useScrollTo = (
  virtualizer: { readonly scrollToIndex: (index: number) => void },
  rows: readonly TreeRow[],
  id: string | undefined,
): void => {
  const done = useRef<string>(undefined);
  const at = rows.findIndex((row) => row.id === id);
  useEffect(() => {
    if (id === undefined || at < 0 || done.current === id) return;
    done.current = id;
    virtualizer.scrollToIndex(at);
  }, [virtualizer, at, id]);
};
