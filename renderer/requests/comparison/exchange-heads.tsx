import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { formatBytes, formatDuration, formatInstant, tooltipWhenCut } from "../../ui/index.ts";
import { Untrusted, visibleText } from "../../words/index.ts";
import { tokenUseWords } from "../exchange-words.ts";
import { SenderAvatar, StatusNumber } from "../exchanges/exchange-list.tsx";
import { RequestText } from "../request-text.tsx";
import { hrefOfExchange } from "../requests-place.ts";
import styles from "./exchange-heads.module.css";

interface ExchangeHeadsProps {
  readonly left: ExchangeSummary;
  readonly right: ExchangeSummary;
}

/** Which exchanges stand at the left and at the right: as whom, what came, when; each leads to its page. */
export function ExchangeHeads({ left, right }: ExchangeHeadsProps) {
  return (
    <div className={styles.heads}>
      <Head side="Left" exchange={left} />
      <Head side="Right" exchange={right} />
    </div>
  );
}

function Head({ side, exchange }: { readonly side: string; readonly exchange: ExchangeSummary }) {
  const facts = visibleText(
    [
      formatInstant(exchange.startedAt),
      formatDuration(exchange.durationMs),
      formatBytes(exchange.sizeInBytes),
      ...(exchange.tokenUse === "sent" ? [] : [tokenUseWords[exchange.tokenUse]]),
    ].join(" · "),
  );
  return (
    <section className={styles.head} aria-label={side}>
      <div className={styles.line}>
        <StatusNumber exchange={exchange} />
        <SenderAvatar exchange={exchange} />
        <a href={hrefOfExchange(exchange.id)} className={styles.title}>
          <Untrusted text={exchange.sentAs} />
        </a>
      </div>
      <RequestText exchange={exchange} />
      <div className={styles.facts} {...tooltipWhenCut(facts)}>
        {facts}
      </div>
    </section>
  );
}
