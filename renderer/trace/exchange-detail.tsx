import type { ReactNode } from "react";
import type { ExchangeEntry } from "#shared/trace/trace-entry.ts";
import { text } from "../theme/index.ts";
import { classNames, formatBytes } from "../ui/index.ts";
import { barePathOf, hostOf, Untrusted } from "../words/index.ts";
import { CourseDetail } from "./course-detail.tsx";
import styles from "./exchange-detail.module.css";
import { RecordedBody, RecordedPairs } from "./recorded-body.tsx";

/** One exchange in full, request and response side by side. */
export function ExchangeDetail({ entry }: { readonly entry: ExchangeEntry }) {
  const { request, response, failure, timings, connection } = entry;
  return (
    <div className={styles.two}>
      {timings && (
        <div className={styles.course}>
          <CourseDetail timings={timings} connection={connection} />
        </div>
      )}
      <Column title="Request" size={request.body?.sizeInBytes}>
        <p className={styles.first}>
          <b>{request.method}</b> <Untrusted text={barePathOf(request.url)} /> HTTP/1.1
        </p>
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
      <Column title="Response" size={response?.body.sizeInBytes}>
        {response && (
          <>
            <p className={styles.first}>
              <b>{response.status}</b> <Untrusted text={response.statusText} />
            </p>
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

interface ColumnProps {
  readonly title: string;
  /** Of the body, in bytes. */
  readonly size: number | undefined;
  readonly children: ReactNode;
}

function Column({ title, size, children }: ColumnProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.column} aria-label={title} tabIndex={0}>
      <h2 className={styles.title}>
        {title}
        {size !== undefined && size > 0 && <span className={styles.size}>body {formatBytes(size)}</span>}
      </h2>
      {children}
    </section>
  );
}
