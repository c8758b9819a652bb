import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import styles from "./template-input.module.css";

const GAP = 4;
const EDGE = 8;

interface FieldPopupProps {
  /** The field that it belongs to. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** What stands below a field, or above it where there is no room; over all panes, without the keyboard. */
export function FieldPopup({ anchor, className, children }: FieldPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!popup.current || !anchor.current) return;
    if (!popup.current.matches(":popover-open")) popup.current.showPopover();
    const field = anchor.current.getBoundingClientRect();
    const own = popup.current.getBoundingClientRect();
    const below = field.bottom + GAP;
    const top = below + own.height > innerHeight - EDGE ? field.top - GAP - own.height : below;
    const left = Math.max(EDGE, Math.min(field.left, innerWidth - EDGE - own.width));
    popup.current.style.translate = `${String(Math.round(left))}px ${String(Math.round(top))}px`;
  });
  return (
    <div ref={popup} popover="manual" className={classNames(styles.popup, className)} data-overlay="list">
      {children}
    </div>
  );
}
