import type { Exchange } from "#shared/requests/exchange.ts";
import { expectationWords } from "#shared/requests/expectation-words.ts";
import { text } from "../../theme/index.ts";
import { CountBadge, classNames, StatusIcon } from "../../ui/index.ts";
import { countWords, Untrusted } from "../../words/index.ts";
import styles from "./expectation-results.module.css";
import { ScrollingPart } from "./scrolling-part.tsx";

/** How many of an answer's expectations failed, or how many there are. */
export function ExpectationsBadge({ exchange: { expectations = [] } }: { readonly exchange: Exchange }) {
  const failed = expectations.filter(({ passed }) => !passed).length;
  if (failed > 0)
    return <CountBadge tone="failed" count={failed} label={`${String(failed)} not as expected`} />;
  return expectations.length > 0 ? (
    <CountBadge count={expectations.length} label={`${countWords(expectations.length, "expectation")} met`} />
  ) : undefined;
}

/** What came of each expectation, in words, and which variables the answer has set. */
export function ExpectationResults({ exchange }: { readonly exchange: Exchange }) {
  const { expectations = [], captured = [] } = exchange;
  return (
    <ScrollingPart label="Expectations">
      <ul className={styles.list}>
        {expectations.map(({ expectation, passed, found }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: results never move
          <li key={at} className={styles.row}>
            <StatusIcon
              status={passed ? "passed" : "failed"}
              size={14}
              label={passed ? "Passed" : "Failed"}
            />
            <span className={styles.words}>
              <Untrusted text={expectationWords(expectation)} />
            </span>
            {!passed && (
              <span className={classNames(text.bad, styles.found)}>
                found <Untrusted text={found === "" ? "nothing" : found} />
              </span>
            )}
          </li>
        ))}
        {captured.map(({ variable, found }) => (
          <li key={variable} className={styles.row}>
            <StatusIcon status={found ? "passed" : "warning"} size={14} label={found ? "Set" : "Not set"} />
            <span className={styles.words}>
              Variable <Untrusted text={variable} />{" "}
              {found ? "was set" : "was not set: the answer has no value for it"}
            </span>
          </li>
        ))}
      </ul>
    </ScrollingPart>
  );
}
