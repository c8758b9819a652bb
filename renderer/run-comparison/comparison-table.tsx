import type { ComparedGroup, ComparedRow } from "#shared/login/run-comparison.ts";
import { MASK } from "#shared/plain-text.ts";
import { text } from "../theme/index.ts";
import { RecordedValue } from "../trace/index.ts";
import { CopyButton, classNames, tooltip, tooltipWhenCut } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import { kindOf } from "./compared-rows.ts";
import styles from "./comparison-table.module.css";

interface ComparisonTableProps {
  /** Name of the table for a screen reader. */
  readonly label: string;
  /** What is compared. */
  readonly of?: "runs" | "exchanges";
  readonly groups: readonly ComparedGroup[];
}

/** Rows of two runs, or of two exchanges, side by side, under the titles of their groups. */
export function ComparisonTable({ label, of = "runs", groups }: ComparisonTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.scroller} aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={`${label} of both ${of}`}>
        <colgroup>
          <col className={styles.names} />
          <col />
          <col />
        </colgroup>
        <thead className={styles.heads}>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Left</th>
            <th scope="col">Right</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            <tr>
              <th colSpan={3} scope="rowgroup" className={styles.group}>
                <Untrusted text={group.title} />
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ row }: { readonly row: ComparedRow }) {
  return (
    <tr className={styles[kindOf(row)]}>
      <th scope="row" className={styles.name}>
        <div className={text.cut} {...tooltipWhenCut(visibleText(row.name))}>
          <Untrusted text={row.name} />
        </div>
      </th>
      <Value row={row} side="left" />
      <Value row={row} side="right" />
    </tr>
  );
}

function Value({ row, side }: { readonly row: ComparedRow; readonly side: "left" | "right" }) {
  const value = row[side];
  const isMasked = value?.includes(MASK) ?? false;
  return (
    <td>
      <div className={styles.value}>
        {value === undefined && <span className={styles.absent}>absent</span>}
        {value === "" && <span className={styles.absent}>empty</span>}
        {value !== undefined && value !== "" && (
          <div className={classNames(text.grow, text.mono)}>
            <RecordedValue value={value} />
          </div>
        )}
        {isMasked && (
          <span
            className={styles.absent}
            {...tooltip("Masked when it was recorded: whether the secrets are alike is not known")}
          >
            masked
          </span>
        )}
        {value && !isMasked && <CopyButton text={value} label={`Copy ${visibleText(row.name)}, ${side}`} />}
      </div>
    </td>
  );
}
