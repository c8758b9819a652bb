import type { ExchangeConnection, ExchangeTimings, ExchangeTls } from "#shared/trace/trace-entry.ts";
import { classNames, formatInstant, type KeyValue, KeyValueList } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./course-detail.module.css";
import { connectionWords, coursePartsOf, partWords, protocolWords } from "./course-words.ts";

interface CourseDetailProps {
  readonly timings: ExchangeTimings;
  readonly connection: ExchangeConnection | undefined;
}

/** How an exchange went: how long each part took, over which connection, and the server's certificate. */
export function CourseDetail({ timings, connection }: CourseDetailProps) {
  const parts = coursePartsOf(timings, connection);
  return (
    <div className={styles.course}>
      <div className={styles.line}>
        <span className={styles.bar} aria-hidden="true">
          {parts.map(({ id, durationMs }) => (
            <span key={id} className={styles[id]} style={{ flexGrow: durationMs }} />
          ))}
        </span>
        <ul className={styles.parts} aria-label="Times">
          {parts.map(({ id, label, meaning, durationMs }) => (
            <li key={id} className={styles.part} data-tooltip={meaning}>
              <span className={classNames(styles.swatch, styles[id])} aria-hidden="true" />
              {label} {partWords(durationMs)}
            </li>
          ))}
        </ul>
        {connection && (
          <span className={styles.where}>
            <Untrusted text={connectionWords(connection)} />
          </span>
        )}
      </div>
      {connection?.tls && <CertificateDetail tls={connection.tls} />}
    </div>
  );
}

/** A TLS connection, and behind it the server's certificate. */
export function CertificateDetail({ tls }: { readonly tls: ExchangeTls }) {
  return (
    <details className={styles.certificate}>
      <summary>
        {protocolWords(tls.protocol)}, certificate of <Untrusted text={tls.subject || "nobody"} />
      </summary>
      <KeyValueList items={certificateLines(tls)} />
    </details>
  );
}

const certificateLines = (tls: ExchangeTls): readonly KeyValue[] => [
  { name: "subject", value: <Untrusted text={tls.subject} /> },
  { name: "issuer", value: <Untrusted text={tls.issuer} /> },
  { name: "valid", value: `${formatInstant(tls.validFrom)} to ${formatInstant(tls.validTo)}` },
  { name: "names", value: <Untrusted text={tls.subjectAltNames.join(", ") || "none"} /> },
  { name: "protocol", value: `${protocolWords(tls.protocol)}, ${visibleText(tls.cipher)}` },
  { name: "SHA-256", value: tls.fingerprint, mono: true, copy: tls.fingerprint },
  ...(tls.hasClientCertificate
    ? [{ name: "client", value: "a client certificate was there to be shown if the server asked for one" }]
    : []),
];
