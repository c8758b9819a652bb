import { IconChevronDown, IconDots } from "@tabler/icons-react";
import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from "react";
import { Button, type ButtonVariant, IconButton } from "./button.tsx";
import type { IconShape } from "./icon.tsx";
import styles from "./menu.module.css";
import type { Shortcut } from "./shortcut.ts";

/** The popup is loaded when a menu is first opened, so that the first screen does without it. */
const MenuPopup = lazy(async () => ({ default: (await import("./menu-popup.tsx")).MenuPopup }));

export interface MenuAction {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: IconShape | undefined;
  readonly shortcut?: Shortcut | undefined;
  /** A remark at the end, for instance why it cannot be chosen. */
  readonly note?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Set where the entries are choices, of which one (or several) holds. */
  readonly checked?: boolean | undefined;
}

/** An entry of a menu, or a line between two groups. */
export type MenuItem = MenuAction | "line";

interface MenuButtonProps {
  /** The name of the button; shown in words unless there is only the icon. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Without an icon the button has words and an arrow. */
  readonly icon?: IconShape | undefined;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: "medium" | "small" | undefined;
  readonly disabled?: boolean | undefined;
}

/** A button that opens a menu: three dots, or words with an arrow. */
export function MenuButton({ label, items, icon, variant, size = "medium", disabled }: MenuButtonProps) {
  const menu = useMenu(items);
  if (icon) {
    return (
      <>
        <IconButton
          {...menu.trigger}
          icon={icon}
          label={label}
          variant={variant ?? "quiet"}
          size={size}
          disabled={disabled}
        />
        {menu.popup}
      </>
    );
  }
  return (
    <>
      <Button {...menu.trigger} iconEnd={IconChevronDown} variant={variant} size={size} disabled={disabled}>
        {label}
      </Button>
      {menu.popup}
    </>
  );
}

/** The three dots with what is done rarely. */
export function MoreMenu({ items, size }: Pick<MenuButtonProps, "items" | "size">) {
  return <MenuButton label="More" icon={IconDots} items={items} size={size} />;
}

interface SplitButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly icon?: IconShape | undefined;
  readonly variant?: "primary" | "secondary";
  readonly shortcut?: Shortcut | undefined;
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** The name of the arrow, for instance "Ways to test". */
  readonly menuLabel: string;
  readonly items: readonly MenuItem[];
}

/** A button and, behind an arrow, other ways of doing the same. */
export function SplitButton({
  children,
  menuLabel,
  items,
  variant = "primary",
  ...button
}: SplitButtonProps) {
  const menu = useMenu(items);
  return (
    <span className={styles.split} data-variant={variant}>
      <Button {...button} variant={variant}>
        {children}
      </Button>
      <IconButton
        {...menu.trigger}
        icon={IconChevronDown}
        label={menuLabel}
        variant={variant}
        disabled={button.disabled}
      />
      {menu.popup}
    </span>
  );
}

interface ContextMenuProps {
  /** What the menu belongs to and stands at. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** What gets the keyboard afterwards, where the anchor cannot have it. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly items: readonly MenuItem[];
}

/** The menu of a row: by a right click, the menu key, or the row's three dots. */
export function ContextMenu({ anchor, returnTo, open, onClose, items }: ContextMenuProps) {
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return (
    wasOpen && (
      <Suspense>
        <MenuPopup
          anchor={anchor}
          returnTo={returnTo}
          open={open}
          onOpenChange={(next) => !next && onClose()}
          items={items}
        />
      </Suspense>
    )
  );
}

function useMenu(items: readonly MenuItem[]) {
  const ref = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setOpened(true);
  };
  return {
    trigger: {
      ref,
      "aria-haspopup": "menu",
      "aria-expanded": open,
      onClick: () => change(!open),
      onKeyDown: (event: React.KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        change(true);
      },
    } as const,
    popup: opened && (
      <Suspense>
        <MenuPopup
          anchor={ref as RefObject<HTMLElement | null>}
          open={open}
          onOpenChange={change}
          items={items}
        />
      </Suspense>
    ),
  };
}
