import styles from "./masked.module.css";

/** Dots of a fixed number in place of a secret; they say nothing about its length. */
export function Masked({ label = "Masked" }: { readonly label?: string }) {
  return (
    <span className={styles.dots} role="img" aria-label={label}>
      ••••••••••••
    </span>
  );
}
