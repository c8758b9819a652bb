import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from "react";
import { classNames } from "./class-names.ts";
import styles from "./split-pane.module.css";

interface SplitPaneProps {
  /** Name of the line between the panes: "Editor and response". */
  readonly label: string;
  /** "rows" puts one above the other, "columns" side by side. */
  readonly direction: "rows" | "columns";
  /** The first pane's share of the room in percent, to begin with and after a double click. */
  readonly initialShare?: number;
  readonly first: ReactNode;
  readonly second: ReactNode;
}

const LEAST_SHARE = 15;
const MOST_SHARE = 85;
const STEP = 2;

/** Two panes and a line that can be dragged or moved with the arrows; a double click resets it. */
export function SplitPane({ label, direction, initialShare = 55, first, second }: SplitPaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(initialShare);
  const set = (next: number) => setShare(Math.min(MOST_SHARE, Math.max(LEAST_SHARE, next)));

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return;
    const at = box.current.getBoundingClientRect();
    const part =
      direction === "rows" ? (event.clientY - at.top) / at.height : (event.clientX - at.left) / at.width;
    set(part * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const less = direction === "rows" ? "ArrowUp" : "ArrowLeft";
    const more = direction === "rows" ? "ArrowDown" : "ArrowRight";
    if (event.key !== less && event.key !== more && event.key !== "Enter") return;
    event.preventDefault();
    set(event.key === "Enter" ? initialShare : share + (event.key === more ? STEP : -STEP));
  };

  return (
    <div
      ref={box}
      className={classNames(styles.split, styles[direction])}
      style={{ "--share": `${String(share)}%` } as CSSProperties}
    >
      <div className={styles.pane}>{first}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a line between paragraphs */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={direction === "rows" ? "horizontal" : "vertical"}
        aria-valuenow={Math.round(share)}
        aria-valuemin={LEAST_SHARE}
        aria-valuemax={MOST_SHARE}
        className={styles.line}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => set(initialShare)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.pane}>{second}</div>
    </div>
  );
}
