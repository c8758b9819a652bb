import { type KeyboardEvent, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import styles from "./tabs.module.css";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Counts or a status behind the words: CountBadge, StatusText. */
  readonly badge?: ReactNode;
}

interface TabsProps<Id extends string> {
  /** Name of the tab bar for a screen reader. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly size?: "medium" | "small";
  /** What stands at the end of the bar. */
  readonly trailing?: ReactNode;
  /** The content of the selected tab. */
  readonly children: ReactNode;
}

/** A tab bar with the selected tab's panel below it; the panel takes the height that is left. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, size = "medium", trailing, children } = props;
  const base = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = neighbour(tabs, selected, event.key);
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    document.getElementById(`${base}-${next.id}`)?.focus();
  };
  return (
    <>
      <div className={classNames(styles.bar, styles[size])}>
        <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              aria-selected={tab.id === selected}
              aria-controls={tab.id === selected ? `${base}-panel` : undefined}
              tabIndex={tab.id === selected ? 0 : -1}
              className={styles.tab}
              onClick={() => onSelect(tab.id)}
            >
              {tab.label}
              {tab.badge}
            </button>
          ))}
        </div>
        {trailing}
      </div>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${selected}`}
        className={styles.panel}
      >
        {children}
      </div>
    </>
  );
}

function neighbour<Id extends string>(
  tabs: readonly Tab<Id>[],
  selected: Id,
  key: string,
): Tab<Id> | undefined {
  const at = tabs.findIndex((tab) => tab.id === selected);
  if (key === "ArrowRight") return tabs[(at + 1) % tabs.length];
  if (key === "ArrowLeft") return tabs.at(at - 1);
  if (key === "Home") return tabs[0];
  if (key === "End") return tabs.at(-1);
  return undefined;
}
