import { type CollectionRun, countSteps, type StepOutcome } from "#shared/requests/collection-run.ts";
import { SegmentedControl, StatusText } from "../ui/index.ts";
import styles from "./run-detail.module.css";
import { outcomeStatus, outcomeWords } from "./run-words.ts";

/** Which steps are shown. */
export type StepFilter = "all" | "not_passed";

const outcomes: readonly StepOutcome[] = ["passed", "failed", "error", "not_run"];

interface RunSummaryBarProps {
  readonly run: CollectionRun;
  readonly filter: StepFilter;
  readonly onFilter: (filter: StepFilter) => void;
}

/** How many passed and how many did not, how far it has come, and which are shown. */
export function RunSummaryBar({ run, filter, onFilter }: RunSummaryBarProps) {
  const counts = countSteps(run.steps);
  const isRunning = run.state === "running";
  const done = run.steps.length - counts.not_run;
  return (
    <div className={styles.summary}>
      {outcomes
        .filter((outcome) => outcome === "passed" || counts[outcome] > 0)
        .map((outcome) => (
          <StatusText key={outcome} status={outcomeStatus[outcome]}>
            <b>{counts[outcome].toLocaleString("en")}</b>{" "}
            {outcome === "not_run" && isRunning ? "waiting" : outcomeWords[outcome]}
          </StatusText>
        ))}
      {isRunning && (
        <progress
          className={styles.progress}
          aria-label="Requests done"
          value={done}
          max={run.steps.length}
        />
      )}
      <span className={styles.filter}>
        <SegmentedControl<StepFilter>
          label="Requests that are shown"
          size="small"
          value={filter}
          choices={[
            { value: "all", label: "All" },
            { value: "not_passed", label: "Not passed" },
          ]}
          onChange={onFilter}
        />
      </span>
    </div>
  );
}
