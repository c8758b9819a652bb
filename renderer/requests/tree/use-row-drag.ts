import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useState } from "react";
import type { TreePlace } from "#shared/requests/request-folder.ts";
import { type DropZone, dropPlace, type Moved, type TreeParts } from "./tree-places.ts";
import type { TreeRow } from "./tree-rows.ts";

/** So long something is held over a folder until it unfolds. */
const UNFOLD_AFTER_MS = 600;

/** How a row of the tree takes part in dragging. */
export interface RowDrag {
  /** Where on the row something would come that is held over it. */
  readonly zone: DropZone | undefined;
  readonly isDragged: boolean;
}

interface RowDragParts {
  readonly element: RefObject<HTMLElement | null>;
  readonly row: TreeRow;
  readonly parts: TreeParts;
  readonly onMove: (moved: Moved, place: TreePlace) => void;
  readonly onUnfold: (folderId: string) => void;
}

/** Lets a row be dragged, and others be dropped on it. */
export const useRowDrag = ({ element, row, parts, onMove, onUnfold }: RowDragParts): RowDrag => {
  const [zone, setZone] = useState<DropZone>();
  const [isDragged, setIsDragged] = useState(false);
  const isFolded = row.kind === "folder" && !row.isOpen && zone === "into";
  useEffect(() => {
    if (!isFolded) return;
    const timer = setTimeout(() => onUnfold(row.id), UNFOLD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isFolded, row.id, onUnfold]);
  useEffect(() => {
    const node = element.current;
    if (!node || row.kind === "matrix") return;
    const own: Moved = { kind: row.kind, id: row.id };
    const zoneAt = (source: Record<string, unknown>, clientY: number): DropZone | undefined => {
      const moved = movedIn(source);
      if (!moved) return undefined;
      const at = zoneOf(row, moved, node.getBoundingClientRect(), clientY);
      return dropPlace(parts, moved, row, at) && at;
    };
    return combine(
      draggable({
        element: node,
        getInitialData: () => ({ ...own }),
        onDragStart: () => setIsDragged(true),
        onDrop: () => setIsDragged(false),
      }),
      dropTargetForElements({
        element: node,
        canDrop: ({ source }) => movedIn(source.data) !== undefined,
        onDrag: ({ source, location }) => setZone(zoneAt(source.data, location.current.input.clientY)),
        onDragLeave: () => setZone(undefined),
        onDrop: ({ source, location }) => {
          setZone(undefined);
          const moved = movedIn(source.data);
          const at = zoneAt(source.data, location.current.input.clientY);
          const place = moved && at && dropPlace(parts, moved, row, at);
          if (place) onMove(moved, place);
        },
      }),
    );
  }, [element, row, parts, onMove]);
  return { zone, isDragged };
};

/** Takes what is dropped beside all rows, as the last at the top. */
export const useRootDrop = (
  element: RefObject<HTMLElement | null>,
  onMove: (moved: Moved, place: TreePlace) => void,
): void => {
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    return dropTargetForElements({
      element: node,
      onDrop: ({ source, location }) => {
        const moved = movedIn(source.data);
        if (moved && location.current.dropTargets[0]?.element === node) onMove(moved, {});
      },
    });
  }, [element, onMove]);
};

const movedIn = ({ kind, id }: Record<string, unknown>): Moved | undefined =>
  (kind === "request" || kind === "folder") && typeof id === "string" ? { kind, id } : undefined;

/** A folder that is open has its content below it: what is dropped there comes into it. */
const zoneOf = (row: TreeRow, moved: Moved, { top, height }: DOMRect, clientY: number): DropZone => {
  const share = (clientY - top) / height;
  if (row.kind !== "folder") return share < 0.5 ? "before" : "after";
  if (moved.kind === "request") return "into";
  if (share < 0.25) return "before";
  return share > 0.75 && !row.isOpen ? "after" : "into";
};
