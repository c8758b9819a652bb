import type { ReactNode } from "react";
import styles from "./pane-notice.module.css";

/** Room for an error between the head of a pane and its content. */
export function PaneNotice({ children }: { readonly children: ReactNode }) {
  return <div className={styles.notice}>{children}</div>;
}
