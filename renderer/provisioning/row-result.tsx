import type { EvaluatedAttribute } from "#shared/provisioning/evaluation.ts";
import { text } from "../theme/index.ts";
import { classNames, StatusIcon, tooltipWhenCut } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./mapping-table.module.css";

interface RowResultProps {
  /** Absent: there is no login to try it on, or the row is not finished. */
  readonly evaluated: EvaluatedAttribute | undefined;
  readonly lastGood: string | undefined;
}

/** What a row gives: its value, why there is none, or, dimmed, what it gave while it could still be read. */
export function RowResult({ evaluated, lastGood }: RowResultProps) {
  if (evaluated === undefined) return null;
  if (evaluated.isUnreadable)
    return lastGood === undefined ? null : <Value value={lastGood} tone={styles.dimmed} />;
  if (evaluated.value === "") {
    const why = evaluated.problem ?? evaluated.source;
    return (
      <div className={classNames(styles.outcome, text.warn)}>
        <StatusIcon status="warning" size={14} />
        <span className={text.cut} {...tooltipWhenCut(why)}>
          {visibleText(why)}
        </span>
      </div>
    );
  }
  return (
    <div className={styles.outcome}>
      <Value value={evaluated.value} />
      {evaluated.problem === undefined ? (
        <StatusIcon status="passed" label="Has a value" />
      ) : (
        <StatusIcon status="warning" label={`${evaluated.problem}; ${evaluated.source}`} />
      )}
    </div>
  );
}

function Value({ value, tone }: { readonly value: string; readonly tone?: string | undefined }) {
  return (
    <div
      className={classNames(text.mono, text.cut, text.grow, tone)}
      data-dimmed={tone ? "" : undefined}
      {...tooltipWhenCut(visibleText(value))}
    >
      <Untrusted text={value} />
    </div>
  );
}
