import { type ReactNode, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import {
  Button,
  CopyButton,
  CountBadge,
  ErrorNotice,
  formatBytes,
  formatDuration,
  LoadingBar,
  Skeleton,
  type Tab,
  Tabs,
  Verdict,
} from "../ui/index.ts";
import { useTime, visibleText } from "../words/index.ts";
import { statusOf, tokenUseWords } from "./exchange-words.ts";
import { Course, RequestAsSent, ResponseHeaders } from "./recorded-tabs.tsx";
import { RefreshTab } from "./refresh-tab.tsx";
import { ResponseBody } from "./response-body.tsx";
import styles from "./response-pane.module.css";
import type { UnderWay } from "./use-sending.ts";

interface ResponsePaneProps {
  /** The exchange that is shown; undefined when there is none yet. */
  readonly exchangeId: string | undefined;
  readonly underWay: UnderWay | undefined;
  /** Why the last sending did not begin, in place of the answer. */
  readonly refusal?: { readonly error: AppError; readonly action?: ReactNode } | undefined;
  /** Buttons of the head: Replay. */
  readonly actions?: ReactNode;
  /** The list of exchanges, where it has no pane of its own. */
  readonly exchanges?: ReactNode;
  /** What to do to see an answer. */
  readonly empty: ReactNode;
}

/** What came back: status, time, size, what happened to the token, and all of the exchange. */
export function ResponsePane(props: ResponsePaneProps) {
  const { exchangeId, underWay, refusal, empty } = props;
  const read = useRead(
    "requests.exchange",
    { id: exchangeId ?? "" },
    { enabled: exchangeId !== undefined, keepPrevious: true },
  );
  const exchange = exchangeId === undefined ? undefined : read.data;
  return (
    <section className={styles.pane} aria-label="Answer" data-pane="">
      <LoadingBar active={underWay !== undefined || (read.isFetching && exchange !== undefined)} />
      {refusal ? (
        <div className={styles.refusal}>
          <ErrorNotice error={refusal.error} title="Nothing was sent" action={refusal.action} />
        </div>
      ) : exchange ? (
        <Answer key={exchange.id} exchange={exchange} {...props} />
      ) : underWay ? (
        <div className={styles.head}>
          <SendingWords underWay={underWay} />
        </div>
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

type TabId = "body" | "headers" | "request" | "timing" | "refresh" | "exchanges";

function Answer({
  exchange,
  underWay,
  actions,
  exchanges,
}: ResponsePaneProps & { readonly exchange: Exchange }) {
  const [chosen, setChosen] = useState<TabId>("body");
  const { response, refresh } = exchange;
  const tabs: readonly Tab<TabId>[] = [
    { id: "body", label: "Body" },
    ...(response
      ? [{ id: "headers" as const, label: "Headers", badge: <CountBadge count={response.headers.length} /> }]
      : []),
    { id: "request", label: "Request as sent" },
    ...(exchange.timings ? [{ id: "timing" as const, label: "Timing" }] : []),
    ...(refresh ? [{ id: "refresh" as const, label: "Refresh" }] : []),
    ...(exchanges ? [{ id: "exchanges" as const, label: "Exchanges" }] : []),
  ];
  const tab = tabs.some(({ id }) => id === chosen) ? chosen : "body";
  return (
    <>
      <div className={styles.head}>
        <AnswerVerdict exchange={exchange} />
        {underWay ? (
          <SendingWords underWay={underWay} />
        ) : (
          <span className={styles.facts}>{factsOf(exchange)}</span>
        )}
        <span className={styles.space} />
        {actions}
        {response && <CopyButton label="Copy body" text={response.body.content} />}
      </div>
      <Tabs size="small" label="Parts of the exchange" tabs={tabs} selected={tab} onSelect={setChosen}>
        {tab === "body" &&
          (response ? (
            <ResponseBody response={response} sizeInBytes={exchange.sizeInBytes} />
          ) : (
            exchange.error && (
              <div className={styles.refusal}>
                <ErrorNotice error={exchange.error} title="There was no answer" />
              </div>
            )
          ))}
        {tab === "headers" && response && <ResponseHeaders headers={response.headers} />}
        {tab === "request" && <RequestAsSent exchange={exchange} />}
        {tab === "timing" && <Course exchange={exchange} />}
        {tab === "refresh" && refresh && <RefreshTab refresh={refresh} />}
        {tab === "exchanges" && exchanges}
      </Tabs>
    </>
  );
}

function AnswerVerdict({ exchange: { response, error } }: { readonly exchange: Exchange }) {
  if (response)
    return (
      <Verdict status={statusOf(response.status)}>
        {visibleText(`${response.status} ${response.statusText}`.trim())}
      </Verdict>
    );
  return error?.code === "request_cancelled" ? (
    <Verdict status="off">Cancelled</Verdict>
  ) : (
    <Verdict status="failed">No answer</Verdict>
  );
}

const factsOf = ({ response, durationMs, sizeInBytes, tokenUse }: Exchange): string =>
  [formatDuration(durationMs), response && formatBytes(sizeInBytes), tokenUseWords[tokenUse]]
    .filter(Boolean)
    .join(" · ");

function SendingWords({ underWay }: { readonly underWay: UnderWay }) {
  const now = useTime(100, true);
  return (
    <span className={styles.facts} role="status">
      Sending, {formatDuration(Math.max(0, now - underWay.startedAt))}
    </span>
  );
}
