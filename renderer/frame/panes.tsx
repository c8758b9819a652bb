import type { ReactNode } from "react";
import { useNarrow } from "../ui/use-media-query.ts";
import styles from "./panes.module.css";

interface PanesProps {
  /** The ListPane. */
  readonly list: ReactNode;
  /** The DetailPane. */
  readonly detail: ReactNode;
  /** Which of the two is seen in a narrow window, where they are one pane. */
  readonly narrowShows: "list" | "detail";
}

/** List and detail side by side; under 1000 px one of them. */
export function Panes({ list, detail, narrowShows }: PanesProps) {
  return (
    <div className={styles.panes} data-narrow-shows={narrowShows}>
      {list}
      {detail}
    </div>
  );
}

interface ListPaneProps {
  readonly title: string;
  /** Small buttons in the head: Import, New. */
  readonly actions?: ReactNode;
  /** Search and filters under the head. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The pane at the left: title, actions, search, and the list. */
export function ListPane({ title, actions, tools, children }: ListPaneProps) {
  // Alone in a narrow window, the list is the page, and its title the page's.
  const Title = useNarrow() ? "h1" : "h2";
  return (
    <section className={styles.list} aria-label={title} data-pane="">
      <div className={styles.head}>
        <Title className={styles.title}>{title}</Title>
        {actions}
      </div>
      {tools && <div className={styles.tools}>{tools}</div>}
      {children}
    </section>
  );
}

interface DetailPaneProps {
  /** Name of the pane for a screen reader: what is shown in it. */
  readonly label: string;
  /** True where what is shown needs the list's room, too; the page leads back then. */
  readonly hidesList?: boolean;
  /** PageHead, Tabs and the content, from top to bottom. */
  readonly children: ReactNode;
}

/** The pane that has the rest of the room. */
export function DetailPane({ label, hidesList = false, children }: DetailPaneProps) {
  return (
    <section
      className={styles.detail}
      aria-label={label}
      data-pane=""
      data-hides-list={hidesList ? "" : undefined}
    >
      {children}
    </section>
  );
}

interface SidePaneProps {
  readonly label: string;
  /** The pane's width in px. */
  readonly width?: number;
  readonly children: ReactNode;
}

/** A pane at the right of the detail, on the sunken plane: findings, attributes, exchanges. */
export function SidePane({ label, width = 272, children }: SidePaneProps) {
  return (
    <aside className={styles.side} aria-label={label} data-pane="" style={{ width }}>
      {children}
    </aside>
  );
}

interface PaneBarProps {
  readonly title: ReactNode;
  /** Counts and small buttons at the end. */
  readonly children?: ReactNode;
}

/** The 36 px bar over a part of a pane: an exchange, the checks. */
export function PaneBar({ title, children }: PaneBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.barTitle}>{title}</div>
      {children}
    </div>
  );
}

interface PaneBodyProps {
  /** "form": room at the sides; "flush": tables and diagrams that reach the edges. */
  readonly inset?: "form" | "flush";
  readonly children: ReactNode;
}

/** The part of a pane that scrolls. */
export function PaneBody({ inset = "form", children }: PaneBodyProps) {
  return <div className={styles[inset]}>{children}</div>;
}
