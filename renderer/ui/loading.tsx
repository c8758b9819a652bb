import { Unseen } from "./announce.tsx";
import styles from "./loading.module.css";

/** A 2 px bar that appears when something takes more than 300 ms; it takes no room of its own. */
export function LoadingBar({ active }: { readonly active: boolean }) {
  return (
    <div className={styles.place}>
      {active && <div className={styles.bar} role="progressbar" aria-label="Loading" />}
    </div>
  );
}

interface SkeletonProps {
  readonly rows: number;
  /** The height of each final row in px, so that nothing moves when it comes. */
  readonly rowHeight?: number;
}

/** Grey bars of the final height while something is loaded for the first time. */
export function Skeleton({ rows, rowHeight = 28 }: SkeletonProps) {
  return (
    <div className={styles.skeleton}>
      <Unseen>Loading</Unseen>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars are alike
        <div key={index} className={styles.row} style={{ height: rowHeight }}>
          <div className={styles.grey} style={{ width: `${String(45 + ((index * 29) % 45))}%` }} />
        </div>
      ))}
    </div>
  );
}
