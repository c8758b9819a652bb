import { IconArrowRight } from "@tabler/icons-react";
import type { Party } from "#shared/trace/trace-entry.ts";
import { classNames, formatDuration, Icon } from "../ui/index.ts";
import { RowList } from "../ui/row-list.tsx";
import { gutterTime, Untrusted, useTime } from "../words/index.ts";
import styles from "./step-list.module.css";
import { stepName } from "./step-name.ts";
import { partyWords, type StepRow } from "./step-row.ts";

/** How often a time that is under way moves, in ms. */
const TICK_MS = 100;

interface StepListProps {
  readonly rows: readonly StepRow[];
  readonly runStartedAt: number;
  readonly selectedId: string | undefined;
  readonly onSelect: (row: StepRow) => void;
}

/** The steps of a run in the manner of a sequence: when, from whom to whom, what, and how long it took. */
export function StepList({ rows, runStartedAt, selectedId, onSelect }: StepListProps) {
  return (
    <RowList
      label="Steps"
      rows={rows}
      keyOf={(row) => row.id}
      selectedKey={selectedId}
      onSelect={onSelect}
      nameOf={(row) => stepName(row, runStartedAt)}
      rowClass={(row) => classNames(styles.row, styles[row.status])}
    >
      {(row) => (
        <>
          <span className={styles.gutter}>
            {row.startedAt === undefined ? "—" : gutterTime(row.startedAt - runStartedAt)}
          </span>
          <Parties row={row} />
          <span className={styles.words}>
            <span className={styles.label}>
              <Untrusted text={row.label} />
            </span>
            {row.result && (
              <span className={styles.result} data-tooltip={row.result} data-tooltip-when-cut="">
                <Untrusted text={row.result} />
              </span>
            )}
          </span>
          <Took row={row} />
        </>
      )}
    </RowList>
  );
}

/** There is room for the short form only; a screen reader gets the row's full name. */
const shortWords: Readonly<Record<Party, string>> = { ...partyWords, identity_provider: "IdP" };

function Parties({ row }: { readonly row: StepRow }) {
  return (
    <span className={styles.parties}>
      {shortWords[row.from]}
      {row.to && (
        <>
          <Icon of={IconArrowRight} size={14} />
          {shortWords[row.to]}
        </>
      )}
    </span>
  );
}

function Took({ row }: { readonly row: StepRow }) {
  if (row.status === "not_reached") return <span className={styles.took}>not reached</span>;
  if (row.status === "under_way" && row.startedAt !== undefined)
    return <MovingTime startedAt={row.startedAt} />;
  // A navigation is noticed, not measured.
  if (!row.durationMs || row.kind === "navigation") return <span className={styles.took} />;
  const isLong = row.durationMs >= 1000;
  return (
    <span className={classNames(styles.took, isLong && styles.long)}>{formatDuration(row.durationMs)}</span>
  );
}

function MovingTime({ startedAt }: { readonly startedAt: number }) {
  const now = useTime(TICK_MS, true);
  return (
    <span className={classNames(styles.took, styles.moving)}>
      {formatDuration(Math.max(0, now - startedAt))}
    </span>
  );
}
