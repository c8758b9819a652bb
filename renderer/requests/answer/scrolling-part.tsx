import type { ReactNode } from "react";
import styles from "./scrolling-part.module.css";

interface ScrollingPartProps {
  /** Name for a screen reader: "Redirects". */
  readonly label: string;
  readonly children: ReactNode;
}

/** The content of one of an answer's tabs, which scrolls by itself. */
export function ScrollingPart({ label, children }: ScrollingPartProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.scrolling} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
