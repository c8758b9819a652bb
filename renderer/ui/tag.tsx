import type { ReactNode } from "react";
import { Unseen } from "./announce.tsx";
import { classNames } from "./class-names.ts";
import styles from "./tag.module.css";

/** A short neutral word beside a name: "acc", "prod", "RS256". */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}

interface CountBadgeProps {
  readonly count: number;
  readonly tone?: "plain" | "warning" | "failed";
  /** What is counted, for a screen reader: "1 failed check". */
  readonly label?: string | undefined;
}

/** A number in a tab or a heading. */
export function CountBadge({ count, tone = "plain", label }: CountBadgeProps) {
  return (
    <span className={classNames(styles.count, styles[tone])}>
      <span aria-hidden={label ? true : undefined}>{count.toLocaleString("en")}</span>
      {label && <Unseen>{label}</Unseen>}
    </span>
  );
}

/** A value one of several: a role, a filter's value. */
export function Chip({ children }: { readonly children: ReactNode }) {
  return <span className={styles.chip}>{children}</span>;
}
