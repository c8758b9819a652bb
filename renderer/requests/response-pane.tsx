import type { ReactNode } from "react";
import { errorOf, useRead } from "../bridge/index.ts";
import { Button, ErrorNotice, formatDuration, LoadingBar, Skeleton } from "../ui/index.ts";
import { useTime } from "../words/index.ts";
import { Answer } from "./answer/answer.tsx";
import styles from "./response-pane.module.css";
import type { Refusal } from "./use-refusal.tsx";
import type { UnderWay } from "./use-sending.ts";

interface ResponsePaneProps {
  /** The exchange that is shown; undefined when there is none yet. */
  readonly exchangeId: string | undefined;
  readonly underWay: UnderWay | undefined;
  /** Why the last sending did not begin, in place of the answer. */
  readonly refusal?: Refusal | undefined;
  /** Asks for other identities to send it as. */
  readonly onReplayAs?: (() => void) | undefined;
  /** Buttons of the head: Replay, Compare. */
  readonly actions?: ReactNode;
  /** The list of exchanges, where it has no pane of its own. */
  readonly exchanges?: ReactNode;
  /** What to do to see an answer. */
  readonly empty: ReactNode;
}

/** What came back: status, time, size, what happened to the token, and all of the exchange. */
export function ResponsePane(props: ResponsePaneProps) {
  const { exchangeId, underWay, refusal, empty, onReplayAs, actions, exchanges } = props;
  const read = useRead(
    "requests.exchange",
    { id: exchangeId ?? "" },
    { enabled: exchangeId !== undefined, keepPrevious: true },
  );
  const exchange = exchangeId === undefined ? undefined : read.data;
  const under = underWay && <SendingWords underWay={underWay} />;
  return (
    <section className={styles.pane} aria-label="Answer" data-pane="">
      <LoadingBar active={underWay !== undefined || (read.isFetching && exchange !== undefined)} />
      {refusal ? (
        <div className={styles.refusal}>
          <ErrorNotice
            error={refusal.error}
            title={refusal.title ?? "Nothing was sent"}
            action={refusal.action}
          />
        </div>
      ) : exchange ? (
        <Answer
          key={exchange.id}
          exchange={exchange}
          underWay={under}
          actions={actions}
          exchanges={exchanges}
          onReplayAs={onReplayAs}
        />
      ) : under ? (
        <div className={styles.head}>{under}</div>
      ) : read.error && exchangeId !== undefined ? (
        <div className={styles.refusal}>
          <ErrorNotice
            error={errorOf(read.error)}
            title="This exchange could not be read"
            action={<Button onClick={() => void read.refetch()}>Try again</Button>}
          />
        </div>
      ) : exchangeId !== undefined ? (
        <Skeleton rows={5} />
      ) : (
        empty
      )}
    </section>
  );
}

function SendingWords({ underWay }: { readonly underWay: UnderWay }) {
  const now = useTime(100, true);
  const took = formatDuration(Math.max(0, now - underWay.startedAt));
  return (
    <span className={styles.facts} role="status">
      {underWay.count > 1 ? `Sending as ${String(underWay.count)} identities, ${took}` : `Sending, ${took}`}
    </span>
  );
}
