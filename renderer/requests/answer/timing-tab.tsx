import type { Exchange } from "#shared/requests/exchange.ts";
import { CertificateDetail, connectionWords, coursePartsOf, partWords } from "../../trace/index.ts";
import { CutText, classNames, KeyValueList } from "../../ui/index.ts";
import { barePathOf, Untrusted, visibleText } from "../../words/index.ts";
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
          ...(connection
            ? [{ name: "connection", value: <Untrusted text={connectionWords(connection)} /> }]
            : []),
        ]}
      />
      {connection?.tls && <CertificateDetail tls={connection.tls} />}
    </ScrollingPart>
  );
}

interface Phase {
  readonly id: "hop" | "name" | "connect" | "tls" | "wait" | "receive";
  readonly label: string;
  readonly meaning: string;
  readonly durationMs: number;
}

/** The redirects that came first, and the parts of the last request. */
const phasesOf = ({ hops, timings, connection }: Exchange): readonly Phase[] => [
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
