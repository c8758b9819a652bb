import { type ReactNode, useState } from "react";
import type { Exchange } from "#shared/requests/exchange.ts";
import { RecordedPairs } from "../../trace/index.ts";
import {
  CopyButton,
  CountBadge,
  ErrorNotice,
  formatBytes,
  formatDuration,
  type Tab,
  Tabs,
  Verdict,
} from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { statusOf, tokenWords } from "../exchange-words.ts";
import { RefreshTab } from "../refresh-tab.tsx";
import { ResponseBody } from "../response-body/response-body.tsx";
import styles from "../response-pane.module.css";
import { CookiesTab } from "./cookies-tab.tsx";
import { ExpectationResults, ExpectationsBadge } from "./expectation-results.tsx";
import { readCookies } from "./read-cookies.ts";
import { RedirectsTab } from "./redirects-tab.tsx";
import { RefusalSide } from "./refusal-side.tsx";
import { RequestAsSent } from "./request-as-sent.tsx";
import { ScrollingPart } from "./scrolling-part.tsx";
import { TimingTab } from "./timing-tab.tsx";

interface AnswerProps {
  readonly exchange: Exchange;
  /** In place of the facts, while another one is being sent. */
  readonly underWay: ReactNode;
  readonly actions: ReactNode;
  readonly exchanges: ReactNode;
  readonly onReplayAs: (() => void) | undefined;
}

/** An exchange: the head in one line, and its parts in tabs. */
export function Answer(props: AnswerProps) {
  const { exchange, underWay, actions } = props;
  const [chosen, setChosen] = useState<TabId>("body");
  const tabs = tabsOf(props);
  const tab = tabs.some(({ id }) => id === chosen) ? chosen : "body";
  return (
    <>
      <div className={styles.head}>
        <AnswerVerdict exchange={exchange} />
        {underWay || <span className={styles.facts}>{factsOf(exchange)}</span>}
        <span className={styles.space} />
        {actions}
        {exchange.response && !exchange.response.body.isKept && (
          <CopyButton label="Copy body" text={exchange.response.body.content} />
        )}
      </div>
      <Tabs size="small" label="Parts of the exchange" tabs={tabs} selected={tab} onSelect={setChosen}>
        <Part tab={tab} {...props} />
      </Tabs>
    </>
  );
}

type TabId =
  | "body"
  | "headers"
  | "timing"
  | "redirects"
  | "request"
  | "expectations"
  | "cookies"
  | "refresh"
  | "exchanges";

/** Those of an exchange's parts that it has. */
const tabsOf = ({ exchange, exchanges }: AnswerProps): readonly Tab<TabId>[] => {
  const { response, hops, notFollowed, refresh } = exchange;
  const cookies = readCookies(response?.headers ?? []).length;
  const hasResults = Boolean(exchange.expectations?.length || exchange.captured?.length);
  const tab = (id: TabId, label: string, badge?: ReactNode): Tab<TabId> => ({ id, label, badge });
  const counted = (id: TabId, label: string, count: number) => tab(id, label, <CountBadge count={count} />);
  return [
    tab("body", "Body"),
    ...(response ? [counted("headers", "Headers", response.headers.length)] : []),
    ...(exchange.timings || hops.length > 0 ? [tab("timing", "Timing")] : []),
    ...(hops.length > 0 || notFollowed ? [counted("redirects", "Redirects", hops.length)] : []),
    tab("request", "Request as sent"),
    ...(hasResults ? [tab("expectations", "Expected", <ExpectationsBadge exchange={exchange} />)] : []),
    ...(cookies > 0 ? [counted("cookies", "Cookies", cookies)] : []),
    ...(refresh ? [tab("refresh", "Refresh")] : []),
    ...(exchanges ? [tab("exchanges", "Exchanges")] : []),
  ];
};

function Part({ tab, exchange, exchanges, onReplayAs }: AnswerProps & { readonly tab: TabId }) {
  const { response, refresh } = exchange;
  switch (tab) {
    case "body":
      return <Body exchange={exchange} onReplayAs={onReplayAs} />;
    case "headers":
      return (
        <ScrollingPart label="Response headers">
          <RecordedPairs pairs={response?.headers ?? []} />
        </ScrollingPart>
      );
    case "timing":
      return <TimingTab exchange={exchange} />;
    case "redirects":
      return <RedirectsTab exchange={exchange} />;
    case "request":
      return <RequestAsSent exchange={exchange} />;
    case "expectations":
      return <ExpectationResults exchange={exchange} />;
    case "cookies":
      return <CookiesTab cookies={readCookies(response?.headers ?? [])} />;
    case "refresh":
      return refresh && <RefreshTab refresh={refresh} />;
    case "exchanges":
      return exchanges;
  }
}

type BodyProps = Pick<AnswerProps, "exchange" | "onReplayAs">;

/** The body; beside that of a refusal stands why it was refused. */
function Body({ exchange, onReplayAs }: BodyProps) {
  const { response, error } = exchange;
  if (!response)
    return (
      error && (
        <div className={styles.refusal}>
          <ErrorNotice error={error} title="There was no answer" />
        </div>
      )
    );
  const isRefused = response.status === 401 || response.status === 403;
  return (
    <div className={styles.body}>
      <div className={styles.content}>
        <ResponseBody exchange={{ ...exchange, response }} />
      </div>
      {isRefused && <RefusalSide exchange={exchange} onReplayAs={onReplayAs} />}
    </div>
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

const factsOf = (exchange: Exchange): string =>
  [
    formatDuration(exchange.durationMs),
    exchange.response && formatBytes(exchange.sizeInBytes),
    tokenWords(exchange),
  ]
    .filter(Boolean)
    .join(" · ");
