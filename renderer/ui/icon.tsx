import type { TablerIcon } from "@tabler/icons-react";

/** A Tabler outline icon, as imported from `@tabler/icons-react`. */
export type IconShape = TablerIcon;

interface IconProps {
  readonly of: IconShape;
  /** 16 beside text and in buttons, 14 in small buttons and help lines, 20 in empty states. */
  readonly size?: 14 | 16 | 20;
  /** What the icon says to a screen reader; without it the icon is decoration. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** An icon in the one stroke and the few sizes of the design. */
export function Icon({ of: Shape, size = 16, label, className }: IconProps) {
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return <Shape size={size} stroke={1.75} className={className ?? ""} {...name} />;
}
