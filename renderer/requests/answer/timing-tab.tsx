import type { Exchange } from "#shared/requests/exchange.ts";
import type { ExchangeConnection } from "#shared/trace/trace-entry.ts";
import { CertificateDetail, coursePartsOf, partWords } from "../../trace/index.ts";
import { CutText, classNames, type KeyValue, KeyValueList } from "../../ui/index.ts";
import { barePathOf, visibleText } from "../../words/index.ts";
import { ScrollingPart } from "./scrolling-part.tsx";
import styles from "./timing-tab.module.css";

/** Where the time of an exchange went, part by part, and over which connection it went. */
export function TimingTab({ exchange }: { readonly exchange: Exchange }) {
  const { connection, response } = exchange;
  const phases = phasesOf(exchange);
  const whole = phases.reduce((sum, { durationMs }) => sum + durationMs, 0);
  let before = 0;
  return (
    <ScrollingPart label="Timing">
      <table className={styles.table} aria-label="Times">
        <tbody>
          {phases.map(({ id, label, meaning, durationMs }, at) => {
            const from = before;
            before += durationMs;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an exchange never move
              <tr key={at} data-tooltip={meaning}>
                <th scope="row">
                  <CutText text={label} />
                </th>
                <td className={styles.track} aria-hidden="true">
                  <span
                    className={classNames(styles.bar, styles[id])}
                    style={{ left: share(from, whole), width: share(durationMs, whole) }}
                  />
                </td>
                <td className={styles.took}>{partWords(durationMs)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td />
            <td className={styles.took}>{partWords(exchange.durationMs)}</td>
          </tr>
        </tfoot>
      </table>
      <KeyValueList
        items={[
          ...(response ? [{ name: "HTTP", value: visibleText(response.httpVersion) }] : []),
          ...(connection ? connectionItems(connection) : []),
        ]}
      />
      {connection?.tls && <CertificateDetail tls={connection.tls} />}
    </ScrollingPart>
  );
}

const connectionItems = ({ isReused, remoteAddress, proxy }: ExchangeConnection): readonly KeyValue[] => [
  { name: "connection", value: isReused ? "was open already" : "new" },
  proxy === undefined
    ? { name: "to", value: visibleText(remoteAddress) }
    : { name: "proxy", value: visibleText(proxy) },
];

interface Phase {
  readonly id: "other" | "hop" | "name" | "connect" | "tls" | "wait" | "receive";
  readonly label: string;
  readonly meaning: string;
  readonly durationMs: number;
}

/** The redirects that came first, the parts of the last request, and what is left of the whole. */
const phasesOf = (exchange: Exchange): readonly Phase[] => {
  const parts = measuredPhases(exchange);
  const otherMs = exchange.durationMs - parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (otherMs < 0.5) return parts;
  const meaning = "In the workbench: making the request ready, taking the answer in";
  return [...parts, { id: "other", label: "other", meaning, durationMs: otherMs }];
};

const measuredPhases = ({ hops, timings, connection }: Exchange): readonly Phase[] => [
  ...hops.map(
    ({ url, status, durationMs }): Phase => ({
      id: "hop",
      label: `${String(status)} ${visibleText(barePathOf(url))}`,
      meaning: `A redirect: ${visibleText(url)}`,
      durationMs,
    }),
  ),
  ...(timings ? coursePartsOf(timings, connection) : []),
];

const share = (part: number, whole: number): string =>
  `${String(whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10)}%`;
