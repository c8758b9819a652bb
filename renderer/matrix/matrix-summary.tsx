import { IconHistory } from "@tabler/icons-react";
import type { CellCounts } from "#shared/matrix/compare-cells.ts";
import { formatStamp, Icon, SegmentedControl, StatusIcon, useNow } from "../ui/index.ts";
import styles from "./matrix-page.module.css";
import type { CellFilter } from "./matrix-words.ts";

interface MatrixSummaryProps {
  readonly counts: CellCounts;
  /** When the run was that changes are told against; epoch ms. */
  readonly since: number | undefined;
  readonly filter: CellFilter;
  readonly onFilter: (filter: CellFilter) => void;
}

/** How the cells stand, in one line, and which of them are shown. */
export function MatrixSummaryBar({ counts, since, filter, onFilter }: MatrixSummaryProps) {
  const now = useNow();
  return (
    <div className={styles.summary}>
      <span className={styles.good}>
        <StatusIcon status="passed" />
        <b>{counts.asExpected}</b> as expected
      </span>
      <span className={counts.differs > 0 ? styles.bad : styles.none}>
        <StatusIcon status={counts.differs > 0 ? "failed" : "off"} />
        <b>{counts.differs}</b> differ from the expectation
      </span>
      {counts.noVerdict > 0 && (
        <span className={styles.warn}>
          <StatusIcon status="warning" />
          <b>{counts.noVerdict}</b> no verdict
        </span>
      )}
      {counts.noExpectation > 0 && (
        <span className={styles.none}>
          <StatusIcon status="incomplete" />
          <b>{counts.noExpectation}</b> without expectation
        </span>
      )}
      {since !== undefined && (
        <span className={styles.accent}>
          <Icon of={IconHistory} />
          <b>{counts.changed}</b> changed since {formatStamp(since, now)}
        </span>
      )}
      <span className={styles.filter}>
        <SegmentedControl<CellFilter>
          label="Cells that are shown"
          size="small"
          value={filter}
          choices={[
            { value: "all", label: "All" },
            { value: "differences", label: "Differences" },
            { value: "changed", label: "Changed" },
          ]}
          onChange={onFilter}
        />
      </span>
    </div>
  );
}

/** What the looks of a cell mean. */
export function Legend() {
  return (
    <ul className={styles.legend} aria-label="Legend">
      <li>
        <span className={styles.allowed}>
          <StatusIcon status="passed" size={14} />
        </span>
        allowed
      </li>
      <li>
        <span className={styles.refused}>
          <StatusIcon status="refused" size={14} />
        </span>
        refused
      </li>
      <li>
        <span className={styles.noVerdict}>
          <StatusIcon status="warning" size={14} />
        </span>
        no verdict
      </li>
      <li>
        <span className={styles.differs} />
        not as expected
      </li>
      <li>
        <span className={styles.changed} />
        changed
      </li>
      <li>
        <span className={styles.notRun}>–</span>
        not run
      </li>
    </ul>
  );
}
