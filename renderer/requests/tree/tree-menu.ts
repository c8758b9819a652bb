import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconBraces,
  IconCopy,
  IconFileExport,
  IconFolderPlus,
  IconFolderSymlink,
  IconPencil,
  IconPlayerPlay,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { MenuItem } from "../../ui/index.ts";
import type { TreeHandlers } from "./request-tree.tsx";
import { type Moved, stepPlace, type TreeParts } from "./tree-places.ts";
import type { TreeRow } from "./tree-rows.ts";

/** The menu of a row of the tree. */
export interface TreeMenu {
  readonly openAt: (row: TreeRow, element: HTMLElement | null) => void;
  readonly shown: {
    readonly anchor: { readonly current: HTMLElement | null };
    readonly open: boolean;
    readonly onClose: () => void;
    readonly items: readonly MenuItem[];
  };
}

/** See {@link TreeMenu}. */
export const useTreeMenu = (
  handlers: TreeHandlers,
  parts: TreeParts,
  onRenaming: (id: string) => void,
): TreeMenu => {
  const anchor = useRef<HTMLElement>(null);
  const [row, setRow] = useState<TreeRow>();
  const [isOpen, setIsOpen] = useState(false);
  return {
    openAt: (of, element) => {
      if (of.kind === "matrix" || !element) return;
      anchor.current = element;
      setRow(of);
      setIsOpen(true);
    },
    shown: {
      anchor,
      open: isOpen,
      onClose: () => setIsOpen(false),
      items: row ? itemsOf(row, handlers, parts, onRenaming) : [],
    },
  };
};

const itemsOf = (
  row: TreeRow,
  handlers: TreeHandlers,
  parts: TreeParts,
  onRenaming: (id: string) => void,
): readonly MenuItem[] => {
  if (row.kind === "matrix") return [];
  const moved: Moved = { kind: row.kind, id: row.id };
  const isUnreadable = row.kind === "request" && row.request.unreadable === true;
  const step = (label: string, note: string, icon: typeof IconCopy, direction: "up" | "down") => {
    const place = stepPlace(parts, moved, direction);
    return {
      label,
      note,
      icon,
      disabled: place === undefined,
      onSelect: () => place && handlers.onMove(moved, place),
    };
  };
  return [
    ...(row.kind === "folder" ? folderItems(row.id, handlers) : []),
    {
      label: "Rename",
      note: "F2",
      icon: IconPencil,
      disabled: isUnreadable,
      // The menu gives the keyboard back before the name can have it.
      onSelect: () => setTimeout(() => onRenaming(row.id)),
    },
    {
      label: "Duplicate",
      icon: IconCopy,
      disabled: isUnreadable,
      onSelect: () => handlers.onDuplicate(moved),
    },
    {
      label: "Move",
      icon: IconFolderSymlink,
      // The menu gives the keyboard back before the dialog can have it.
      onSelect: () => setTimeout(() => handlers.onAskMove(moved)),
    },
    step("Move up", "Alt ↑", IconArrowBarToUp, "up"),
    step("Move down", "Alt ↓", IconArrowBarToDown, "down"),
    "line",
    { label: "Delete", note: "Del", icon: IconTrash, danger: true, onSelect: () => handlers.onDelete(moved) },
  ];
};

const folderItems = (id: string, handlers: TreeHandlers): readonly MenuItem[] => [
  { label: "New request", icon: IconPlus, onSelect: () => handlers.onNewRequest(id) },
  { label: "New folder", icon: IconFolderPlus, onSelect: () => handlers.onNewFolder(id) },
  { label: "Run", icon: IconPlayerPlay, onSelect: () => handlers.onRun(id) },
  { label: "Variables", icon: IconBraces, onSelect: () => handlers.onVariables(id) },
  { label: "Export", icon: IconFileExport, onSelect: () => handlers.onExport(id) },
  "line",
];
