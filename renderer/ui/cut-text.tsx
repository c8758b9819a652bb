import { classNames } from "./class-names.ts";
import { cutOrigin } from "./cut-origin.ts";
import styles from "./cut-text.module.css";
import { tooltipWhenCut } from "./tooltip.ts";

interface CutTextProps {
  readonly text: string;
  readonly mono?: boolean | undefined;
  /** Of a URL on this origin only the rest is shown: `…/oauth2/token`. */
  readonly withoutOrigin?: string | undefined;
}

/** A text on one line, cut with an ellipsis where there is no room; the tooltip then has all of it. */
export function CutText({ text, mono, withoutOrigin }: CutTextProps) {
  const rest = withoutOrigin === undefined ? undefined : cutOrigin(text, withoutOrigin);
  return (
    <span className={classNames(styles.text, mono && styles.mono)} {...tooltipWhenCut(text)}>
      {rest === undefined ? (
        text
      ) : (
        <>
          <span className={styles.origin}>…</span>
          {rest}
        </>
      )}
    </span>
  );
}
