import { type CheckResult, countChecks, type TraceEntry } from "#shared/trace/trace-entry.ts";
import { StatusText, Unseen } from "../ui/index.ts";
import styles from "./check-counts.module.css";
import { checkStatus } from "./checks-list.tsx";

const shown: readonly CheckResult[] = ["passed", "warning", "failed", "not_reached"];

/** How many checks passed, warned, failed and were not reached; what is zero is left out. */
export function CheckCounts({ trace }: { readonly trace: readonly TraceEntry[] }) {
  const counts = countChecks(trace);
  return (
    <span className={styles.counts}>
      {shown
        .filter((result) => counts[result] > 0)
        .map((result) => (
          <StatusText key={result} status={checkStatus[result].status}>
            {counts[result]}
            <Unseen> {checkStatus[result].word}</Unseen>
          </StatusText>
        ))}
    </span>
  );
}
