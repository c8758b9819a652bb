import { Menu } from "@base-ui/react/menu";
import { IconCheck } from "@tabler/icons-react";
import type { RefObject } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { MenuAction, MenuItem } from "./menu.tsx";
import styles from "./popup.module.css";
import { shortcutWords } from "./shortcut.ts";

interface MenuPopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  /** What gets the keyboard afterwards; the anchor unless given. */
  readonly returnTo?: RefObject<HTMLElement | null> | undefined;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly items: readonly MenuItem[];
}

/** The opened menu under its button. */
export function MenuPopup({ anchor, returnTo = anchor, open, onOpenChange, items }: MenuPopupProps) {
  return (
    <Menu.Root
      open={open}
      modal={false}
      onOpenChange={(next, details) => {
        // The button toggles by itself; a press on it must not close here and open there.
        const target = details.event.target;
        if (
          !next &&
          details.reason === "outside-press" &&
          target instanceof Node &&
          anchor.current?.contains(target)
        ) {
          return details.cancel();
        }
        onOpenChange(next);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} anchor={anchor} sideOffset={4} align="end">
          <Menu.Popup className={styles.popup} finalFocus={returnTo} data-overlay="menu">
            <div className={styles.list}>{items.map(renderItem)}</div>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function renderItem(item: MenuItem, index: number) {
  if (item === "line") return <Menu.Separator key={`line-${String(index)}`} className={styles.line} />;
  const shared = {
    className: classNames(styles.item, item.danger && styles.danger),
    disabled: item.disabled ?? false,
    onClick: item.onSelect,
  };
  if (item.checked === undefined) {
    return (
      <Menu.Item key={item.label} {...shared}>
        {item.icon && <Icon of={item.icon} size={14} />}
        {words(item)}
      </Menu.Item>
    );
  }
  return (
    <Menu.CheckboxItem key={item.label} {...shared} checked={item.checked} closeOnClick>
      <span className={styles.tick}>{item.checked && <Icon of={IconCheck} size={14} />}</span>
      {words(item)}
    </Menu.CheckboxItem>
  );
}

function words(item: MenuAction) {
  return (
    <>
      <span className={styles.words}>{item.label}</span>
      {item.note && <span className={styles.note}>{item.note}</span>}
      {item.shortcut && <span className={styles.note}>{shortcutWords(item.shortcut)}</span>}
    </>
  );
}
