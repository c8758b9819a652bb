import { IconChevronLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Button, IconButton } from "../ui/button.tsx";
import type { IconShape } from "../ui/icon.tsx";
import { LoadingBar } from "../ui/loading.tsx";
import { type MenuItem, MoreMenu } from "../ui/menu.tsx";
import type { Shortcut } from "../ui/shortcut.ts";
import { tooltipWhenCut } from "../ui/tooltip.ts";
import { useNarrow } from "../ui/use-media-query.ts";
import { EditableTitle } from "./editable-title.tsx";
import styles from "./page-head.module.css";

/** A secondary act of a page; in a narrow window it goes into the three dots. */
export interface PageAction {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: IconShape | undefined;
  readonly shortcut?: Shortcut | undefined;
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** True keeps it beside the primary button also in a narrow window: Save. */
  readonly stays?: boolean | undefined;
}

interface PageHeadProps {
  readonly title: string;
  /** Beside the title: a Tag. */
  readonly tag?: ReactNode;
  /** Lets the name be edited where it stands. */
  readonly onRename?: ((name: string) => void) | undefined;
  /** What is edited then, where the title is another. */
  readonly name?: string | undefined;
  /** Before the title: Mark, Avatar or StatusIcon. */
  readonly mark?: ReactNode;
  readonly subtitle?: ReactNode;
  /** Leads back, to the list or to the page before. */
  readonly onBack?: (() => void) | undefined;
  /** "narrow" shows Back only where list and detail are one pane. */
  readonly back?: "always" | "narrow";
  readonly actions?: readonly PageAction[];
  /** What is done rarely; always in the three dots. */
  readonly more?: readonly MenuItem[];
  /** The one filled button; it never moves. */
  readonly primary?: ReactNode;
  /** True while something is loaded again; the old content stays. */
  readonly loading?: boolean;
}

/** The head of a page: what it is about at the left, what can be done at the right. */
export function PageHead(props: PageHeadProps) {
  const { title, tag, mark, subtitle, onBack, back = "always", actions = [], more = [], primary } = props;
  const isNarrow = useNarrow();
  const buttons = actions.filter((action) => !isNarrow || action.stays);
  const hidden = actions.filter((action) => !buttons.includes(action));
  const items: readonly MenuItem[] =
    hidden.length > 0 && more.length > 0 ? [...hidden, "line", ...more] : [...hidden, ...more];
  return (
    <>
      <header className={styles.head}>
        {onBack && (back === "always" || isNarrow) && (
          <IconButton icon={IconChevronLeft} label="Back" onClick={onBack} />
        )}
        {mark}
        <div className={styles.words}>
          <div className={styles.line}>
            {props.onRename ? (
              <EditableTitle title={title} name={props.name ?? title} onRename={props.onRename} />
            ) : (
              <h1 className={styles.title} {...tooltipWhenCut(title)}>
                {title}
              </h1>
            )}
            {tag}
          </div>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {items.length > 0 && <MoreMenu items={items} />}
        {buttons.map(({ label, onSelect, stays: _, ...action }) => (
          <Button key={label} {...action} onClick={onSelect}>
            {label}
          </Button>
        ))}
        {primary}
      </header>
      <LoadingBar active={props.loading ?? false} />
    </>
  );
}
