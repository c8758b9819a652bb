import type { ComponentPropsWithRef } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { Icon, type IconShape } from "./icon.tsx";
import { type Shortcut, shortcutWords } from "./shortcut.ts";
import { tooltip } from "./tooltip.ts";

/** The look of a button. One primary button a page; `accent` is for a change that a finding offers. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "accent";

interface ButtonLook {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: "medium" | "small" | undefined;
  /** Something is under way: the button keeps its place and width, and cannot be pressed again. */
  readonly busy?: boolean | undefined;
  /** The shortcut that does the same, said in the tooltip. */
  readonly shortcut?: Shortcut | undefined;
}

export interface ButtonProps
  extends ButtonLook,
    Omit<ComponentPropsWithRef<"button">, "className" | "style"> {
  readonly icon?: IconShape | undefined;
  /** An icon behind the words: the arrow of a menu. */
  readonly iconEnd?: IconShape | undefined;
}

/** A button with words: a verb, then its object where it is not plain. */
export function Button({
  variant = "secondary",
  size = "medium",
  busy,
  shortcut,
  icon,
  iconEnd,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...tooltip(shortcut && shortcutWords(shortcut))}
      {...rest}
      {...busyAttributes(busy, rest)}
      className={classNames(styles.button, styles[variant], styles[size])}
    >
      {busy ? <span className={styles.turning} /> : icon && <Icon of={icon} size={iconSize(variant, size)} />}
      {children}
      {iconEnd && <Icon of={iconEnd} size={14} />}
    </button>
  );
}

export interface IconButtonProps
  extends ButtonLook,
    Omit<ComponentPropsWithRef<"button">, "className" | "style" | "children"> {
  readonly icon: IconShape;
  /** The button's name, also its tooltip. */
  readonly label: string;
}

/** A button that is only an icon; it always has a name and a tooltip. */
export function IconButton({
  variant = "quiet",
  size = "medium",
  busy,
  shortcut,
  icon,
  label,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...tooltip(label, shortcut)}
      {...rest}
      {...busyAttributes(busy, rest)}
      className={classNames(styles.button, styles["only-icon"], styles[variant], styles[size])}
    >
      {busy ? <span className={styles.turning} /> : <Icon of={icon} size={size === "small" ? 14 : 16} />}
    </button>
  );
}

/** Busy is not `disabled`: that would throw the keyboard's focus away. */
function busyAttributes(busy: boolean | undefined, rest: Pick<ButtonProps, "onClick">) {
  if (!busy) return { onClick: rest.onClick };
  return { "aria-busy": true, "aria-disabled": true, onClick: undefined } as const;
}

function iconSize(variant: ButtonVariant, size: "medium" | "small"): 14 | 16 {
  return size === "small" || variant === "primary" ? 14 : 16;
}
