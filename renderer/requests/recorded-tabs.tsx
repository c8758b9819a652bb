import type { Exchange } from "#shared/requests/exchange.ts";
import type { RecordedHeader } from "#shared/trace/trace-entry.ts";
import { CourseDetail, RecordedPairs } from "../trace/index.ts";
import { CopyButton, JsonView } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./recorded-tabs.module.css";

/** The headers of a response. */
export function ResponseHeaders({ headers }: { readonly headers: readonly RecordedHeader[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.scrolling} aria-label="Response headers" tabIndex={0}>
      <RecordedPairs pairs={headers} />
    </section>
  );
}

/** How long its parts took, and over which connection it went. */
export function Course({ exchange: { timings, connection } }: { readonly exchange: Exchange }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.scrolling} aria-label="Timing" tabIndex={0}>
      {timings && <CourseDetail timings={timings} connection={connection} />}
    </section>
  );
}

/** The request to the letter as it was sent, the token masked. */
export function RequestAsSent({ exchange }: { readonly exchange: Exchange }) {
  const { method, url, request } = exchange;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.scrolling} aria-label="Request as sent" tabIndex={0}>
      <div className={styles.line}>
        <code className={styles.url}>
          <b>{method}</b> <Untrusted text={url} />
        </code>
        <CopyButton label="Copy URL" text={url} />
      </div>
      <RecordedPairs pairs={request.headers} />
      {request.body !== "" && (
        <div className={styles.body}>
          <JsonView
            label="Request body"
            text={visibleText(request.body, { lines: true })}
            lineNumbers={false}
          />
        </div>
      )}
    </section>
  );
}
