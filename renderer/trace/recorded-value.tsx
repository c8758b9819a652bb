import { MASK } from "#shared/plain-text.ts";
import { text as textStyles } from "../theme/index.ts";
import { Masked, tooltipWhenCut } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./recorded-value.module.css";

interface RecordedValueProps {
  readonly value: string;
  /** On as many lines as it takes. */
  readonly wraps?: boolean;
}

/** A value as it was recorded, on one line: what was masked is dots of a fixed number. */
export function RecordedValue({ value, wraps = false }: RecordedValueProps) {
  const parts = value.split(MASK);
  return (
    <span
      className={wraps ? styles.wrapped : textStyles.cut}
      style={{ display: "block" }}
      {...tooltipWhenCut(visibleText(value))}
    >
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a value never move
        <span key={index}>
          {index > 0 && <Masked />}
          {part !== "" && <Untrusted text={part} />}
        </span>
      ))}
    </span>
  );
}
