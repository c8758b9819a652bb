import type { ReactNode } from "react";
import type { LoginResult } from "#shared/login/login-result.ts";
import { PaneNotice } from "../frame/index.ts";
import { classNames, EmptyState, ErrorNotice, Skeleton } from "../ui/index.ts";
import styles from "./result-part.module.css";
import type { RunResult } from "./use-run-result.ts";

interface ResultPartProps {
  /** Name of the pane for a screen reader. */
  readonly label: string;
  readonly result: RunResult;
  /** Panels stand side by side where there is room, the first one wider. */
  readonly isTwoColumns?: boolean;
  readonly children: (result: LoginResult) => ReactNode;
}

/** A pane of what a login gave; or why that cannot be shown. */
export function ResultPart({ label, result, isTwoColumns, children }: ResultPartProps) {
  if (result.error)
    return (
      <PaneNotice>
        <ErrorNotice error={result.error} title="What the login gave could not be read" />
      </PaneNotice>
    );
  if (!result.isRead) return <Skeleton rows={8} />;
  if (!result.value)
    return (
      <EmptyState title="Not kept of this login">
        This run was made before the workbench kept what a login gives. Test login again to see it.
      </EmptyState>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={classNames(styles.body, isTwoColumns && styles.two)} aria-label={label} tabIndex={0}>
      {children(result.value)}
    </section>
  );
}
