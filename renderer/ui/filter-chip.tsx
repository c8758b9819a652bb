import { IconX } from "@tabler/icons-react";
import { text } from "../theme/index.ts";
import styles from "./filter-chip.module.css";
import { Icon } from "./icon.tsx";

interface FilterChipProps {
  /** What is filtered by: `Role`. */
  readonly label: string;
  /** What was chosen of it. */
  readonly value: string;
  readonly onRemove: () => void;
}

/** A filter in use; a press takes it away. */
export function FilterChip({ label, value, onRemove }: FilterChipProps) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-label={`Remove the filter ${label}: ${value}`}
      onClick={onRemove}
    >
      <span className={text.cut}>{value}</span>
      <Icon of={IconX} size={14} />
    </button>
  );
}
