import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import type { CheckArea, Diagnosis, DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { classNames, Icon, StatusIcon } from "../ui/index.ts";
import { indexAfter } from "../ui/index-after.ts";
import { Untrusted } from "../words/index.ts";
import styles from "./area-list.module.css";
import { type AreaRow, areaRows } from "./arrange-findings.ts";
import { resultStatus } from "./finding-words.ts";

/** Everything that was looked at, area by area; each unfolds its checks. */
export function AreaList({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<ReadonlySet<CheckArea>>(new Set());
  const [stopAt, setStopAt] = useState(0);
  const rows = areaRows(diagnosis);
  const toggle = (area: CheckArea) => {
    const next = new Set(open);
    if (!next.delete(area)) next.add(area);
    setOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = indexAfter(event.key, stopAt, rows.length);
    if (to === undefined) return;
    event.preventDefault();
    setStopAt(to);
    list.current?.querySelectorAll("button")[to]?.focus();
  };
  return (
    <ul ref={list} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <li key={row.area}>
          <AreaButton
            row={row}
            isOpen={open.has(row.area)}
            isStop={index === Math.min(stopAt, rows.length - 1)}
            onFocus={() => setStopAt(index)}
            onToggle={() => toggle(row.area)}
          />
          {open.has(row.area) && (
            <ul className={styles.checks}>
              {row.checks.map((check) => (
                <Check key={check.checkId} check={check} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AreaButtonProps {
  readonly row: AreaRow;
  readonly isOpen: boolean;
  /** The one of the list that Tab goes to. */
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
}

function AreaButton({ row, isOpen, isStop, onFocus, onToggle }: AreaButtonProps) {
  const { status, word } = resultStatus[row.result];
  return (
    <button
      type="button"
      className={styles.area}
      aria-expanded={isOpen}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onToggle}
    >
      <StatusIcon status={status} label={word} />
      <span className={styles.name}>{row.label}</span>
      <span className={styles.count}>{row.count}</span>
      <Icon of={isOpen ? IconChevronUp : IconChevronDown} size={14} className={styles.fold} />
    </button>
  );
}

function Check({ check }: { readonly check: DoctorFinding }) {
  const { status, word } = resultStatus[check.result];
  return (
    <li className={classNames(styles.check, check.result === "not_applicable" && styles.quiet)}>
      <StatusIcon status={status} label={word} size={14} />
      <span>
        <Untrusted text={check.title} />
      </span>
      <span className={styles.found}>
        <Untrusted text={check.found} /> · {check.source}
      </span>
    </li>
  );
}
