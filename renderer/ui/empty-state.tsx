import type { ReactNode } from "react";
import styles from "./empty-state.module.css";
import { Icon, type IconShape } from "./icon.tsx";

interface EmptyStateProps {
  /** What there is not: "No users yet". */
  readonly title: string;
  readonly icon?: IconShape | undefined;
  /** What would make it come: "A login creates one." */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What stands where nothing is yet, or where nothing matches. */
export function EmptyState({ title, icon, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && <Icon of={icon} size={20} className={styles.icon} />}
      <h2>{title}</h2>
      {children && <p className={styles.words}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

interface ListEmptyProps {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** The same in a list, smaller: "No configuration matches", and Clear. */
export function ListEmpty({ children, action }: ListEmptyProps) {
  return (
    <div className={styles["in-list"]}>
      <p>{children}</p>
      {action}
    </div>
  );
}
