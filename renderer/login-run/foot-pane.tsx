import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { classNames, IconButton, useNarrow } from "../ui/index.ts";
import styles from "./foot-pane.module.css";

/** Lets what stands above a foot pane open it. */
export interface FootPaneHandle {
  open(): void;
  /** Opens it and gives the keyboard to its content; Escape gives it back. */
  enter(): void;
}

interface FootPaneProps {
  readonly ref?: Ref<FootPaneHandle>;
  /** Name of the pane for a screen reader: "Exchange", "Checks". */
  readonly label: string;
  /** The bar's content, seen also while it is folded. */
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

/** A pane at the foot with a 36 px bar; in a narrow window it is folded until it is asked for. */
export function FootPane({ ref, label, bar, children }: FootPaneProps) {
  const isNarrow = useNarrow();
  const [choice, setChoice] = useState<"open" | "folded">();
  const [entries, setEntries] = useState(0);
  const content = useRef<HTMLDivElement>(null);
  const enteredFrom = useRef<Element>(null);
  const isOpen = (choice ?? (isNarrow ? "folded" : "open")) === "open";
  const id = useId();
  const open = () => setChoice("open");
  useImperativeHandle(ref, () => ({
    open,
    enter: () => {
      enteredFrom.current = document.activeElement;
      open();
      setEntries((count) => count + 1);
    },
  }));
  // The content may be there only after it was opened.
  useEffect(() => {
    if (entries > 0) content.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [entries]);
  const leave = (event: KeyboardEvent) => {
    const from = enteredFrom.current;
    if (event.key !== "Escape" || !(from instanceof HTMLElement) || !from.isConnected) return;
    event.preventDefault();
    enteredFrom.current = null;
    if (isNarrow) setChoice("folded");
    from.focus();
  };
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
        // biome-ignore lint/a11y/noStaticElementInteractions: what is in it is left by Escape
        <div ref={content} className={styles.content} id={id} onKeyDown={leave}>
          {children}
        </div>
      )}
    </section>
  );
}
