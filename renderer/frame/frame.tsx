import type { ReactNode } from "react";
import { useShortcuts } from "../ui/use-shortcuts.ts";
import styles from "./frame.module.css";
import { movePaneFocus } from "./move-pane-focus.ts";
import { Rail, type RailProps } from "./rail.tsx";
import { TitleBar, type TitleBarProps } from "./title-bar.tsx";

export interface FrameProps<Id extends string> extends TitleBarProps, RailProps<Id> {
  /** The page. */
  readonly children: ReactNode;
}

const SECTION_SHORTCUTS = ["mod+1", "mod+2", "mod+3", "mod+4", "mod+5"] as const;

/** The window: title bar, rail, and the page. Handles ctrl/cmd-K, ctrl/cmd-1…5 and F6. */
export function Frame<Id extends string>(props: FrameProps<Id>) {
  const { windowControls, onFind, children, ...rail } = props;
  const toSection = SECTION_SHORTCUTS.map((shortcut, index) => {
    const section = rail.sections[index];
    return [shortcut, section && (() => rail.onSelect(section.id))] as const;
  });
  useShortcuts({
    "mod+k": onFind,
    f6: () => movePaneFocus(1),
    "shift+f6": () => movePaneFocus(-1),
    ...Object.fromEntries(toSection),
  });
  return (
    <div className={styles.window}>
      <TitleBar windowControls={windowControls} onFind={onFind} />
      <Rail {...rail} />
      <main className={styles.main}>{children}</main>
    </div>
  );
}
