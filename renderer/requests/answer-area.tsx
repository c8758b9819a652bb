import { IconSend } from "@tabler/icons-react";
import { SidePane } from "../frame/index.ts";
import { EmptyState, shortcutWords, useNarrow } from "../ui/index.ts";
import styles from "./answer-area.module.css";
import { ExchangeList } from "./exchange-list.tsx";
import { useReplay } from "./replay.tsx";
import { ResponsePane } from "./response-pane.tsx";
import type { Exchanges } from "./use-exchanges.ts";
import type { Refusal } from "./use-refusal.tsx";
import type { Sending } from "./use-sending.ts";

interface AnswerAreaProps {
  readonly sending: Sending;
  readonly exchanges: Exchanges;
  readonly refusal: Refusal | undefined;
}

/** The answer, and beside it (in a narrow window behind a tab) all exchanges of the request. */
export function AnswerArea({ sending, exchanges, refusal }: AnswerAreaProps) {
  const isNarrow = useNarrow();
  const replay = useReplay(sending, exchanges.shownId, exchanges.add);
  const list = (
    <ExchangeList
      exchanges={exchanges.list}
      selectedId={exchanges.shownId}
      onSelect={(id) => {
        sending.clearError();
        exchanges.show(id);
      }}
    />
  );
  return (
    <div className={styles.area}>
      <ResponsePane
        exchangeId={exchanges.shownId}
        underWay={sending.underWay}
        refusal={refusal}
        actions={isNarrow && replay.buttons}
        exchanges={isNarrow ? list : undefined}
        empty={
          <EmptyState icon={IconSend} title="Send to see the answer">
            {shortcutWords("mod+enter")}
          </EmptyState>
        }
      />
      {!isNarrow && (
        <SidePane label="Exchanges" width={256}>
          <div className={styles.exchanges}>
            <div className={styles.head}>
              <h2 className={styles.title}>Exchanges</h2>
              {replay.buttons}
            </div>
            {list}
          </div>
        </SidePane>
      )}
      {replay.picker}
    </div>
  );
}
