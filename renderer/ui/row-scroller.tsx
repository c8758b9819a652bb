import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./row-scroller.module.css";

export interface RowScrollerProps {
  /** Name for a screen reader: "Response body". */
  readonly label: string;
  readonly total: number;
  readonly row: (index: number) => ReactNode;
  /** Told of the rows that are in sight. */
  readonly onSight: (first: number, last: number) => void;
  /** The row to go to; a new object goes there again. */
  readonly goTo?: { readonly row: number } | undefined;
  /** Rows that name their place themselves need no number. */
  readonly numbered?: boolean;
}

const ROW_HEIGHT = 20;
/** Engines lose count of what is higher; above it a pixel of the bar is more than a pixel of the rows. */
const HIGHEST = 8_000_000;

/** Any number of rows of one height, of which only those in sight are there. */
export function RowScroller({ label, total, row, onSight, goTo, numbered = true }: RowScrollerProps) {
  const box = useRef<HTMLElement>(null);
  const [height, setHeight] = useState(0);
  const [first, setFirst] = useState(0);
  /** Where the bar was put by ourselves: that is no wish to scroll. */
  const putAt = useRef(-1);
  const inSight = Math.max(1, Math.floor(height / ROW_HEIGHT));
  const mostFirst = Math.max(0, total - inSight);
  const bar = Math.min(total * ROW_HEIGHT, HIGHEST);
  const isScaled = total * ROW_HEIGHT > HIGHEST;
  const last = Math.min(total - 1, first + inSight);

  const scrollTo = (wanted: number) => {
    const next = Math.min(mostFirst, Math.max(0, Math.round(wanted)));
    setFirst(next);
    if (!box.current) return;
    const top = isScaled ? (next / Math.max(1, mostFirst)) * (bar - height) : next * ROW_HEIGHT;
    box.current.scrollTop = top;
    putAt.current = box.current.scrollTop;
  };
  const scrollBy = useRef((_rows: number) => {});
  scrollBy.current = (rows) => scrollTo(first + rows);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY === 0 || event.ctrlKey) return;
      event.preventDefault();
      const rows = event.deltaY / (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 1 : ROW_HEIGHT);
      scrollBy.current(rows < 0 ? Math.floor(rows) : Math.ceil(rows));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener("wheel", onWheel);
    };
  }, []);
  useEffect(() => {
    if (total > 0) onSight(first, last);
  }, [first, last, total, onSight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new wish, not a new height, scrolls
  useEffect(() => {
    if (goTo) scrollTo(goTo.row - Math.floor(inSight / 3));
  }, [goTo]);

  const onScroll = () => {
    const top = box.current?.scrollTop ?? 0;
    if (Math.abs(top - putAt.current) < 1) return;
    putAt.current = -1;
    const at = isScaled ? (top / Math.max(1, bar - height)) * mostFirst : top / ROW_HEIGHT;
    setFirst(Math.min(mostFirst, Math.round(at)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Partial<Record<string, number>> = {
      ArrowDown: first + 1,
      ArrowUp: first - 1,
      PageDown: first + inSight - 1,
      PageUp: first - inSight + 1,
      Home: 0,
      End: mostFirst,
    };
    const wanted = to[event.key];
    if (wanted === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    scrollTo(wanted);
  };
  const digits = `${String(String(total).length)}ch`;
  return (
    <section
      ref={box}
      className={styles.box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div className={styles.bar} style={{ height: `${String(Math.max(bar, height))}px` }}>
        <div
          className={styles.rows}
          style={{
            gridTemplateColumns: `calc(${numbered ? digits : "0px"} + ${numbered ? "26px" : "20px"}) max-content`,
          }}
        >
          {Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset).map(
            (index) => (
              <div key={index} className={styles.row}>
                <span className={styles.number} aria-hidden="true">
                  {numbered && index + 1}
                </span>
                <span className={styles.content}>{row(index)}</span>
              </div>
            ),
          )}
        </div>
      </div>
    </section>
  );
}
