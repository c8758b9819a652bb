import { IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, type Ref, useCallback, useState } from "react";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { Button, useNarrow, VirtualTable } from "../../ui/index.ts";
import { rangeWords } from "../../ui/virtual-table.tsx";
import { countWords } from "../../words/index.ts";
import { CompareButton } from "../exchanges/compare-button.tsx";
import type { DeleteExchanges } from "./delete-exchanges.tsx";
import { historyColumns } from "./history-columns.tsx";
import styles from "./history-detail.module.css";
import type { ExchangeMarks } from "./use-exchange-marks.ts";
import { type LoadedExchanges, rowCountOf, totalWords } from "./use-exchange-pages.ts";

interface HistoryTableProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly loaded: LoadedExchanges;
  readonly marking: ExchangeMarks;
  readonly deleting: DeleteExchanges;
  readonly shownId: string | undefined;
  readonly onShow: (exchange: ExchangeSummary) => void;
  readonly onWant: (index: number) => void;
}

/** The exchanges that match, and below what can be done with those that are marked. */
export function HistoryTable(props: HistoryTableProps) {
  const { ref, loaded, marking, deleting, shownId, onShow, onWant } = props;
  const isNarrow = useNarrow();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const onRange = useCallback(
    (first: number, last: number) => {
      setRange([first, last]);
      onWant(last);
    },
    [onWant],
  );
  const rowCount = rowCountOf(loaded);
  const total = totalWords(loaded.matching, loaded.hasMore);
  const { selection, areAll, chosen, clear } = marking;
  const words = areAll ? `all ${total} exchanges that match` : countWords(chosen.length, "exchange");
  const ask = () => selection && deleting.ask({ selection, words });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Delete") return;
    event.preventDefault();
    if (selection) ask();
    else if (shownId !== undefined) deleting.ask({ selection: { ids: [shownId] }, words: "this exchange" });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the table's rows
    <div ref={ref} className={styles.table} onKeyDown={onKeyDown}>
      <VirtualTable
        label="Exchanges"
        columns={historyColumns(isNarrow)}
        rowCount={rowCount}
        contentKey={JSON.stringify(loaded.query)}
        rowAt={(index) => loaded.rows[index]}
        keyOf={(exchange) => exchange.id}
        selectedKey={shownId}
        onSelect={onShow}
        onRange={onRange}
        marks={marking.marks}
      />
      <div className={styles.foot}>
        {selection && (
          <>
            <span>{areAll ? `All ${total} marked` : `${chosen.length.toLocaleString("en")} marked`}</span>
            {chosen.length === 2 && (
              <CompareButton exchanges={chosen} marked={chosen.map(({ id }) => id)} shownId={undefined} />
            )}
            <Button size="small" variant="danger" icon={IconTrash} onClick={ask}>
              Delete
            </Button>
            <Button size="small" variant="quiet" onClick={clear}>
              Clear
            </Button>
          </>
        )}
        <span className={styles.where}>
          {loaded.matching > 1 ? `Rows ${rangeWords(range, rowCount)} of ` : ""}
          {loaded.hasMore ? `${total} exchanges` : countWords(loaded.matching, "exchange")}
        </span>
      </div>
    </div>
  );
}
