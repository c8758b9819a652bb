import type { LineDifference } from "#shared/requests/exchange-comparison.ts";
import { Unseen } from "../../ui/index.ts";
import { countWords, Untrusted } from "../../words/index.ts";
import styles from "./line-differences.module.css";

const signs = { same: "", removed: "−", added: "+" } as const;
const words = { same: undefined, removed: "left:", added: "right:" } as const;

/** Two bodies as lines, the left one's with −, the right one's with +. */
export function LineDifferences({ lines }: { readonly lines: readonly LineDifference[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.lines} aria-label="Lines of both bodies" tabIndex={0}>
      {lines.map((line, at) =>
        line.kind === "skipped" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <div key={at} className={styles.skipped}>
            {countWords(line.count, "line is", "lines are")} alike
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <div key={at} className={styles[line.kind]}>
            <span className={styles.sign} aria-hidden="true">
              {signs[line.kind]}
            </span>
            {words[line.kind] && <Unseen>{words[line.kind]}</Unseen>}
            <Untrusted text={line.text} />
          </div>
        ),
      )}
    </section>
  );
}
