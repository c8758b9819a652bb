import { IconBan } from "@tabler/icons-react";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { text } from "../theme/index.ts";
import { Avatar, classNames, TimeText } from "../ui/index.ts";
import { RowList } from "../ui/row-list.tsx";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./exchange-list.module.css";
import { statusOf, statusWords } from "./exchange-words.ts";

interface ExchangeListProps {
  readonly exchanges: readonly ExchangeSummary[];
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** The sendings of one request, newest first: status, as whom, when. */
export function ExchangeList({ exchanges, selectedId, onSelect }: ExchangeListProps) {
  if (exchanges.length === 0) return <p className={styles.none}>Not sent yet</p>;
  return (
    <div className={styles.list}>
      <RowList
        label="Exchanges"
        rows={exchanges}
        keyOf={(exchange) => exchange.id}
        selectedKey={selectedId}
        onSelect={(exchange) => onSelect(exchange.id)}
        rowClass={() => styles.row}
      >
        {(exchange) => (
          <>
            <StatusNumber exchange={exchange} />
            <Avatar
              name={visibleText(exchange.sentAs)}
              icon={exchange.userId === undefined ? IconBan : undefined}
            />
            <span className={text.cut}>
              <Untrusted text={exchange.sentAs} />
            </span>
            <span className={text.third}>
              <TimeText at={exchange.startedAt} />
            </span>
          </>
        )}
      </RowList>
    </div>
  );
}

const tones = { passed: text.good, warning: text.warn, failed: text.bad } as const;

/** The status of an exchange as a number in its colour; a dash when there was no answer. */
export function StatusNumber({ exchange }: { readonly exchange: Pick<ExchangeSummary, "status"> }) {
  const status = statusOf(exchange.status);
  return (
    <b className={classNames(status in tones ? tones[status as keyof typeof tones] : text.second)}>
      {statusWords(exchange)}
    </b>
  );
}
