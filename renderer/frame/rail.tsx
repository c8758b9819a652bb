import { classNames } from "../ui/class-names.ts";
import { formatCount } from "../ui/format.ts";
import { Icon, type IconShape } from "../ui/icon.tsx";
import type { Shortcut } from "../ui/shortcut.ts";
import { tooltipAtRight } from "../ui/tooltip.ts";
import { useNarrow } from "../ui/use-media-query.ts";
import styles from "./rail.module.css";
import { RailFoot, type RailFootProps } from "./rail-foot.tsx";

export interface RailSection<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon: IconShape;
  /** Shown behind the word; 0 and undefined show nothing. */
  readonly count?: number | undefined;
  /** "bad" counts what went wrong; it stays in the narrow rail. */
  readonly countTone?: "plain" | "bad" | undefined;
}

export interface RailProps<Id extends string> extends RailFootProps {
  readonly sections: readonly RailSection<Id>[];
  readonly current: Id;
  readonly onSelect: (id: Id) => void;
}

/** The sections of the app, and at the foot what goes on in it. */
export function Rail<Id extends string>({ sections, current, onSelect, states, tasks }: RailProps<Id>) {
  const isNarrow = useNarrow();
  return (
    <nav className={styles.rail} aria-label="Sections" data-pane="">
      {sections.map(({ id, label, icon, count = 0, countTone = "plain" }, index) => (
        <button
          key={id}
          type="button"
          className={styles.item}
          aria-current={id === current ? "page" : undefined}
          {...(isNarrow && tooltipAtRight(label, `mod+${String(index + 1)}` as Shortcut))}
          onClick={() => onSelect(id)}
        >
          <Icon of={icon} />
          <span className={styles.word}>{label}</span>
          {count > 0 && (
            <span className={classNames(styles.count, countTone === "bad" && styles.bad)}>
              {formatCount(count)}
            </span>
          )}
        </button>
      ))}
      <RailFoot states={states} tasks={tasks} />
    </nav>
  );
}
