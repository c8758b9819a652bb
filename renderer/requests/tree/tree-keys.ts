import { indexAfter } from "../../ui/index-after.ts";
import type { MoveDirection } from "./tree-places.ts";
import { parentOf, type TreeRow } from "./tree-rows.ts";

/** What a key does in the tree. */
export type TreeKeyAct =
  | { readonly kind: "go"; readonly to: number }
  | { readonly kind: "fold"; readonly isOpen: boolean }
  | { readonly kind: "open" | "rename" | "delete" | "menu" }
  | { readonly kind: "move"; readonly direction: MoveDirection };

/** A key press, as the tree looks at it. */
export type TreeKey = Pick<KeyboardEvent, "key" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">;

const DIRECTIONS: Readonly<Record<string, MoveDirection>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

/** What a key does with the row at an index; undefined where it does nothing. */
export const treeKeyAct = (key: TreeKey, rows: readonly TreeRow[], at: number): TreeKeyAct | undefined => {
  const row = rows[at];
  if (!row || key.ctrlKey || key.metaKey) return undefined;
  if (key.altKey) {
    const direction = DIRECTIONS[key.key];
    return direction && row.kind !== "matrix" ? { kind: "move", direction } : undefined;
  }
  const to = indexAfter(key.key, at, rows.length);
  if (to !== undefined) return { kind: "go", to };
  switch (key.key) {
    case "ArrowRight":
      return rightOf(rows, at, row);
    case "ArrowLeft":
      return leftOf(rows, row);
    case "Enter":
    case " ":
      return row.kind === "folder" ? { kind: "fold", isOpen: !row.isOpen } : { kind: "open" };
    case "ContextMenu":
      return { kind: "menu" };
    case "F10":
      return key.shiftKey ? { kind: "menu" } : undefined;
    case "F2":
      return row.kind === "matrix" ? undefined : { kind: "rename" };
    case "Delete":
      return row.kind === "matrix" ? undefined : { kind: "delete" };
    default:
      return undefined;
  }
};

const rightOf = (rows: readonly TreeRow[], at: number, row: TreeRow): TreeKeyAct | undefined => {
  if (row.kind !== "folder") return undefined;
  if (!row.isOpen) return { kind: "fold", isOpen: true };
  const next = rows[at + 1];
  return next && next.depth > row.depth ? { kind: "go", to: at + 1 } : undefined;
};

const leftOf = (rows: readonly TreeRow[], row: TreeRow): TreeKeyAct | undefined => {
  if (row.kind === "folder" && row.isOpen) return { kind: "fold", isOpen: false };
  const parent = parentOf(row);
  const to = rows.findIndex(({ kind, id }) => kind === "folder" && id === parent);
  return to < 0 ? undefined : { kind: "go", to };
};
