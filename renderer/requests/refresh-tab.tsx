import type { RefreshRecord } from "#shared/requests/exchange.ts";
import type { ExchangeEntry } from "#shared/trace/trace-entry.ts";
import { ExchangeDetail } from "../trace/index.ts";
import { ErrorNotice, formatDuration, StatusText } from "../ui/index.ts";
import styles from "./refresh-tab.module.css";

/** The refresh that came with an exchange: what it brought, and what was exchanged with the provider. */
export function RefreshTab({ refresh }: { readonly refresh: RefreshRecord }) {
  const exchanges = refresh.trace.filter((entry): entry is ExchangeEntry => entry.kind === "exchange");
  return (
    <div className={styles.tab}>
      {refresh.error ? (
        <div className={styles.error}>
          <ErrorNotice error={refresh.error} title="The token was not refreshed" />
        </div>
      ) : (
        <p className={styles.words}>
          <StatusText status="passed">
            The provider issued a new token in {formatDuration(refresh.durationMs)}.
          </StatusText>
        </p>
      )}
      {exchanges.map((entry) => (
        <div key={entry.id} className={styles.exchange}>
          <ExchangeDetail entry={entry} />
        </div>
      ))}
    </div>
  );
}
