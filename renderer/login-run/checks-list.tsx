import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { LoginStep } from "#shared/app-error.ts";
import type { CheckEntry, CheckResult } from "#shared/trace/trace-entry.ts";
import { classNames, type Status, StatusIcon } from "../ui/index.ts";
import { indexAfter } from "../ui/index-after.ts";
import styles from "./checks-list.module.css";
import { ExpectedFound } from "./step-detail.tsx";

/** The status of a check's result, and its word. */
export const checkStatus: Readonly<Record<CheckResult, { readonly status: Status; readonly word: string }>> =
  {
    failed: { status: "failed", word: "failed" },
    warning: { status: "warning", word: "warning" },
    passed: { status: "passed", word: "passed" },
    not_reached: { status: "off", word: "not reached" },
  };

interface ChecksListProps {
  /** In the order in which they are shown. */
  readonly checks: readonly CheckEntry[];
  /** The step whose checks are brought into sight, the first at the top. */
  readonly step?: LoginStep | undefined;
}

/** The checks of a run, one a line; each opens what was expected and what was found. */
export function ChecksList({ checks, step }: ChecksListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set());
  const [stopAt, setStopAt] = useState(0);

  useEffect(() => {
    const first = list.current?.querySelector<HTMLElement>(`[data-step="${step ?? ""}"]`);
    if (first) list.current?.scrollTo({ top: first.offsetTop - list.current.offsetTop });
  }, [step]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = indexAfter(event.key, stopAt, checks.length);
    if (to === undefined) return;
    event.preventDefault();
    setStopAt(to);
    list.current?.querySelectorAll("button")[to]?.focus();
  };
  const toggle = (id: string) => {
    const next = new Set(openIds);
    if (!next.delete(id)) next.add(id);
    setOpenIds(next);
  };

  if (checks.length === 0) return <p className={styles.none}>No check was made.</p>;
  return (
    <ul ref={list} className={styles.list} onKeyDown={onKeyDown}>
      {checks.map((check, index) => (
        <li key={check.id} data-step={check.step}>
          <button
            type="button"
            className={classNames(styles.check, styles[check.result])}
            aria-expanded={openIds.has(check.id)}
            tabIndex={index === Math.min(stopAt, checks.length - 1) ? 0 : -1}
            onFocus={() => setStopAt(index)}
            onClick={() => toggle(check.id)}
          >
            <StatusIcon status={checkStatus[check.result].status} label={checkStatus[check.result].word} />
            <span className={styles.title} data-tooltip={check.title} data-tooltip-when-cut="">
              {check.title}
            </span>
            <span className={styles.source}>{check.source}</span>
          </button>
          {openIds.has(check.id) && (
            <div className={styles.more}>
              <ExpectedFound check={check} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
