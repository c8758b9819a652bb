import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { text } from "../../theme/index.ts";
import { type Column, CutText, formatBytes, formatDuration, TimeText } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { SenderAvatar, StatusNumber } from "../exchanges/exchange-list.tsx";
import { RequestText } from "../request-text.tsx";
import styles from "./history-detail.module.css";

/** The columns of the history; in a narrow window without sizes. */
export const historyColumns = (isNarrow: boolean): readonly Column<ExchangeSummary>[] => [
  {
    id: "time",
    head: "Time",
    width: "108px",
    cell: (exchange) => (
      <span className={text.second}>
        <TimeText at={exchange.startedAt} form="stamp" />
      </span>
    ),
  },
  { id: "status", head: "Status", width: "60px", cell: (exchange) => <StatusNumber exchange={exchange} /> },
  {
    id: "request",
    head: "Request",
    width: "minmax(0, 2fr)",
    cell: (exchange) => <RequestText exchange={exchange} />,
  },
  {
    id: "as",
    head: "Sent as",
    width: "minmax(0, 1fr)",
    cell: (exchange) => (
      <span className={styles.as}>
        <SenderAvatar exchange={exchange} />
        <CutText text={visibleText(exchange.sentAs)} />
      </span>
    ),
  },
  {
    id: "took",
    head: "Took",
    width: "72px",
    align: "end",
    cell: (exchange) => <span className={text.second}>{formatDuration(exchange.durationMs)}</span>,
  },
  ...(isNarrow ? [] : [sizeColumn]),
];

const sizeColumn: Column<ExchangeSummary> = {
  id: "size",
  head: "Size",
  width: "76px",
  align: "end",
  cell: (exchange) => <span className={text.second}>{formatBytes(exchange.sizeInBytes)}</span>,
};
