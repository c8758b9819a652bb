import { IconSearch } from "@tabler/icons-react";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { shortcutWords } from "../ui/shortcut.ts";
import styles from "./title-bar.module.css";

export interface TitleBarProps {
  /** "overlay": the system draws its buttons over this bar, which then moves the window; "native": the window has a frame of its own. */
  readonly windowControls: "overlay" | "native";
  /** Opens "Find or run". */
  readonly onFind: () => void;
}

/** The strip at the top: the app's mark and name, and the search over everything. */
export function TitleBar({ windowControls, onFind }: TitleBarProps) {
  return (
    <header className={classNames(styles.bar, styles[windowControls])}>
      <div className={styles.app}>
        <AppMark />
        SSO Workbench
      </div>
      <button type="button" className={styles.find} aria-keyshortcuts="Control+K Meta+K" onClick={onFind}>
        <Icon of={IconSearch} size={14} />
        <span className={styles.words}>Find or run</span>
        <span className={styles.key} aria-hidden="true">
          {shortcutWords("mod+k")}
        </span>
      </button>
    </header>
  );
}

/** Two parties and what they exchange. */
function AppMark() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" className={styles.mark} aria-hidden="true">
      <path d="M1 8h6M9 8h6" strokeWidth="2" />
      <circle cx="4" cy="8" r="2.6" strokeWidth="1.7" className={styles.hollow} />
      <circle cx="12" cy="8" r="2.6" className={styles.full} />
    </svg>
  );
}
