import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { classNames, IconButton, useNarrow } from "../ui/index.ts";
import styles from "./foot-pane.module.css";

interface FootPaneProps {
  /** Name of the pane for a screen reader: "Exchange", "Checks". */
  readonly label: string;
  /** The bar's content, seen also while it is folded. */
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

/** A pane at the foot with a 36 px bar; in a narrow window it is folded until it is asked for. */
export function FootPane({ label, bar, children }: FootPaneProps) {
  const isNarrow = useNarrow();
  const [choice, setChoice] = useState<"open" | "folded">();
  const isOpen = (choice ?? (isNarrow ? "folded" : "open")) === "open";
  const id = useId();
  return (
    <section className={classNames(styles.pane, isOpen && styles.open)} aria-label={label} data-pane="">
      <div className={styles.bar}>
        {bar}
        <IconButton
          size="small"
          icon={isOpen ? IconChevronDown : IconChevronUp}
          label={isOpen ? `Fold ${label.toLowerCase()}` : `Show ${label.toLowerCase()}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setChoice(isOpen ? "folded" : "open")}
        />
      </div>
      {isOpen && (
        <div className={styles.content} id={id}>
          {children}
        </div>
      )}
    </section>
  );
}
