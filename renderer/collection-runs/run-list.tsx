import type { CollectionRunSummary } from "#shared/requests/collection-run.ts";
import { text } from "../theme/index.ts";
import { StatusIcon, TimeText } from "../ui/index.ts";
import { RowList } from "../ui/row-list.tsx";
import styles from "./run-list.module.css";
import { stateOf } from "./run-words.ts";

interface RunListProps {
  readonly runs: readonly CollectionRunSummary[];
  readonly shownId: string | undefined;
  readonly onShow: (id: string) => void;
}

/** The runs of a folder, newest first: when, and how far they came. */
export function RunList({ runs, shownId, onShow }: RunListProps) {
  return (
    <div className={styles.list}>
      <RowList
        label="Runs"
        rows={runs}
        keyOf={({ id }) => id}
        selectedKey={shownId}
        onSelect={({ id }) => onShow(id)}
        rowClass={() => styles.row}
      >
        {(run) => {
          const { status, words } = stateOf(run);
          return (
            <>
              <StatusIcon status={status} size={14} />
              <TimeText at={run.startedAt} form="stamp" />
              <span className={text.third}>{words}</span>
            </>
          );
        }}
      </RowList>
    </div>
  );
}
