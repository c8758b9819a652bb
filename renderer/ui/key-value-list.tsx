import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { CopyButton } from "./copy.tsx";
import styles from "./key-value-list.module.css";
import { tooltipWhenCut } from "./tooltip.ts";

export interface KeyValue {
  readonly name: string;
  /** A text is cut with an ellipsis where `cut` is set, and wrapped otherwise. */
  readonly value: ReactNode;
  readonly mono?: boolean | undefined;
  /** The full value for a copy button at the end of the line. */
  readonly copy?: string | undefined;
}

interface KeyValueListProps {
  readonly items: readonly KeyValue[];
  /** Names and values in mono: headers, form fields, what a peer said. */
  readonly mono?: boolean | undefined;
  readonly cut?: boolean | undefined;
}

/** Names and their values, one a line. */
export function KeyValueList({ items, mono, cut }: KeyValueListProps) {
  return (
    <dl className={classNames(styles.list, mono && styles.mono, cut && styles.cut)}>
      {items.map((item, index) => (
        // A header may come twice, so the name alone does not tell the lines apart.
        <div key={`${item.name} ${String(index)}`} className={styles.line}>
          <dt className={styles.name}>{item.name}</dt>
          <dd
            className={classNames(styles.value, item.mono && styles.mono)}
            {...(cut && typeof item.value === "string" && tooltipWhenCut(item.value))}
          >
            {item.value}
          </dd>
          {item.copy !== undefined && (
            <dd className={styles.copy}>
              <CopyButton text={item.copy} label={`Copy ${item.name}`} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
