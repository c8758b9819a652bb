import { text } from "../../theme/index.ts";
import { classNames, StatusIcon } from "../../ui/index.ts";
import { Untrusted } from "../../words/index.ts";
import styles from "./result-list.module.css";

interface ResultListProps {
  /** What came of each expectation; `words` say it: "status is 200". */
  readonly expectations: readonly {
    readonly words: string;
    readonly passed: boolean;
    readonly found: string;
  }[];
  readonly captured: readonly { readonly variable: string; readonly found: boolean }[];
}

/** What came of each expectation, in words, and which variables the answer has set. */
export function ResultList({ expectations, captured }: ResultListProps) {
  return (
    <ul className={styles.list}>
      {expectations.map(({ words, passed, found }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: results never move
        <li key={at} className={styles.row}>
          <StatusIcon status={passed ? "passed" : "failed"} size={14} label={passed ? "Passed" : "Failed"} />
          <span className={styles.words}>
            <Untrusted text={words} />
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
  );
}
