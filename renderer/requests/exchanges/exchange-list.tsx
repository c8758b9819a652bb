import { IconBan, IconCheck, IconServer } from "@tabler/icons-react";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { text } from "../../theme/index.ts";
import { Avatar, classNames, Icon, TimeText, tooltip, Unseen } from "../../ui/index.ts";
import { RowList } from "../../ui/row-list.tsx";
import { Untrusted, visibleText } from "../../words/index.ts";
import { statusOf, statusWords } from "../exchange-words.ts";
import styles from "./exchange-list.module.css";

interface ExchangeListProps {
  readonly exchanges: readonly ExchangeSummary[];
  readonly selectedId: string | undefined;
  /** Those that are marked to be compared. */
  readonly marked: readonly string[];
  readonly onSelect: (id: string) => void;
  readonly onMark: (id: string) => void;
}

/** The sendings of one request, newest first: status, as whom, when. */
export function ExchangeList({ exchanges, selectedId, marked, onSelect, onMark }: ExchangeListProps) {
  if (exchanges.length === 0) return <p className={styles.none}>Not sent yet</p>;
  return (
    <div className={styles.list}>
      <RowList
        label="Exchanges"
        rows={exchanges}
        keyOf={(exchange) => exchange.id}
        selectedKey={selectedId}
        onSelect={(exchange) => onSelect(exchange.id)}
        onMark={(exchange) => onMark(exchange.id)}
        rowClass={() => styles.row}
      >
        {(exchange) => (
          <>
            <StatusNumber exchange={exchange} />
            <MarkedAvatar
              exchange={exchange}
              isMarked={marked.includes(exchange.id)}
              onMark={() => onMark(exchange.id)}
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

interface MarkedAvatarProps {
  readonly exchange: ExchangeSummary;
  readonly isMarked: boolean;
  readonly onMark: () => void;
}

/** Whose sending it is; a press marks it to be compared, as Space does on the row. */
function MarkedAvatar({ exchange, isMarked, onMark }: MarkedAvatarProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row itself has the key, Space
    // biome-ignore lint/a11y/noStaticElementInteractions: a row of a list box can hold no button
    <span
      className={styles.who}
      {...tooltip(isMarked ? "Marked (Space)" : "Mark to compare (Space)")}
      onClick={(event) => {
        event.stopPropagation();
        onMark();
      }}
    >
      {isMarked ? (
        <span className={styles.marked}>
          <Icon of={IconCheck} size={14} />
          <Unseen>marked</Unseen>
        </span>
      ) : (
        <SenderAvatar exchange={exchange} />
      )}
    </span>
  );
}

const senderIcons = { anonymous: IconBan, client: IconServer, user: undefined } as const;

/** The initials of who it was sent as, or an icon. */
export function SenderAvatar({
  exchange: { sender, sentAs },
}: {
  readonly exchange: Pick<ExchangeSummary, "sender" | "sentAs">;
}) {
  return <Avatar name={visibleText(sentAs)} icon={senderIcons[sender]} />;
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
