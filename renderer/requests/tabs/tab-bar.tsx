import { IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { text } from "../../theme/index.ts";
import { classNames, IconButton, tooltipWhenCut } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import styles from "./tab-bar.module.css";

/** What a tab says. */
export interface TabWords {
  readonly key: string;
  readonly method: string;
  readonly name: string;
  readonly isUnsaved: boolean;
  readonly isPreview: boolean;
}

interface TabBarProps {
  readonly tabs: readonly TabWords[];
  readonly shownKey: string | undefined;
  readonly onShow: (key: string) => void;
  /** A preview is to stay open. */
  readonly onKeep: (key: string) => void;
  readonly onClose: (key: string) => void;
}

/** The open requests side by side. Arrows move, Delete closes, as does the middle button. */
export function TabBar({ tabs, shownKey, onShow, onKeep, onClose }: TabBarProps) {
  const bar = useRef<HTMLUListElement>(null);
  const stop = tabs.some(({ key }) => key === shownKey) ? shownKey : tabs[0]?.key;
  const buttonOf = (key: string | undefined) =>
    bar.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key ?? "")}"]`);
  // All of the tab, its cross as well, also after one was added.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them may have moved it out of sight
  useEffect(() => {
    bar.current?.querySelector("[data-shown]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shownKey, tabs.length]);
  const onKeyDown = (event: KeyboardEvent, key: string) => {
    const at = tabs.findIndex((tab) => tab.key === key);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (next) {
      onShow(next.key);
      buttonOf(next.key)?.focus();
    } else if (event.key === "Delete") onClose(key);
    else return;
    event.preventDefault();
  };
  return (
    <nav aria-label="Open requests" className={styles.bar}>
      <ul ref={bar} className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab.key} className={styles.tab} data-shown={tab.key === shownKey || undefined}>
            <button
              type="button"
              data-key={tab.key}
              className={classNames(styles.name, tab.isPreview && styles.preview)}
              aria-current={tab.key === shownKey ? "page" : undefined}
              tabIndex={tab.key === stop ? 0 : -1}
              onClick={() => onShow(tab.key)}
              onDoubleClick={() => onKeep(tab.key)}
              onAuxClick={(event) => event.button === 1 && onClose(tab.key)}
              onKeyDown={(event) => onKeyDown(event, tab.key)}
            >
              <span className={styles.method}>{tab.method}</span>
              <span className={text.cut} {...tooltipWhenCut(visibleText(tab.name))}>
                {visibleText(tab.name)}
              </span>
              {tab.isUnsaved && <span className={styles.unsaved} role="img" aria-label="not saved" />}
            </button>
            <IconButton
              size="small"
              icon={IconX}
              label={`Close ${visibleText(tab.name)}`}
              tabIndex={-1}
              onClick={() => onClose(tab.key)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}
