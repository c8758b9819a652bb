import type { ReactNode } from "react";
import type { ExchangeEntry } from "#shared/trace/trace-entry.ts";
import { text } from "../theme/index.ts";
import { classNames } from "../ui/index.ts";
import { hostOf, Untrusted } from "../words/index.ts";
import styles from "./exchange-detail.module.css";
import { RecordedBody, RecordedPairs } from "./recorded-body.tsx";

/** One exchange in full, request and response side by side. */
export function ExchangeDetail({ entry }: { readonly entry: ExchangeEntry }) {
  const { request, response, failure } = entry;
  return (
    <div className={styles.two}>
      <Column title="Request">
        <RecordedPairs
          pairs={[
            { name: "host", value: hostOf(request.url) },
            ...queryOf(request.url),
            ...request.headers.filter(({ name }) => name.toLowerCase() !== "host"),
          ]}
        />
        {request.body && (
          <div className={styles.body}>
            <RecordedBody label="Request body" body={request.body} headers={request.headers} />
          </div>
        )}
      </Column>
      <Column title="Response">
        {response && (
          <>
            <RecordedPairs pairs={response.headers} />
            <div className={styles.body}>
              <RecordedBody label="Response body" body={response.body} headers={response.headers} />
            </div>
          </>
        )}
        {failure && (
          <p className={classNames(text.small, text.bad)}>
            No answer: <Untrusted text={failure.message} />
          </p>
        )}
        {!response && !failure && <p className={classNames(text.small, text.third)}>No answer yet</p>}
      </Column>
    </div>
  );
}

/** The query as one value, where there is one. */
const queryOf = (url: string): readonly { readonly name: string; readonly value: string }[] => {
  const query = url.split("?")[1];
  return query ? [{ name: "query", value: query }] : [];
};

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.column} aria-label={title} tabIndex={0}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
