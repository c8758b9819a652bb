import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { SidePane } from "../frame/index.ts";
import { EmptyState, shortcutWords, useNarrow } from "../ui/index.ts";
import styles from "./answer-area.module.css";
import { CompareButton } from "./exchanges/compare-button.tsx";
import { withMark } from "./exchanges/compared-pair.ts";
import { ExchangeList } from "./exchanges/exchange-list.tsx";
import { useReplay } from "./exchanges/replay.tsx";
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
  const [marked, setMarked] = useState<readonly string[]>([]);
  const list = (
    <ExchangeList
      exchanges={exchanges.list}
      selectedId={exchanges.shownId}
      marked={marked}
      onMark={(id) => setMarked(withMark(marked, id))}
      onSelect={(id) => {
        sending.clearError();
        replay.clearRefusal();
        exchanges.show(id);
      }}
    />
  );
  return (
    <div className={styles.area}>
      <ResponsePane
        exchangeId={exchanges.shownId}
        underWay={sending.underWay}
        refusal={refusal ?? replay.refusal}
        onReplayAs={replay.ask}
        actions={
          <>
            {isNarrow && replay.buttons}
            <CompareButton exchanges={exchanges.list} marked={marked} shownId={exchanges.shownId} />
          </>
        }
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
