import { formatDuration } from "../ui/format.ts";
import { gutterTime } from "../words/duration-words.ts";
import { partyWords, type StepRow, type StepStatus } from "./step-row.ts";

const statusWords: Readonly<Record<StepStatus, string | undefined>> = {
  done: undefined,
  under_way: "under way",
  warning: "warning",
  failed: "failed",
  cancelled: "cancelled",
  not_reached: "not reached",
};

/** A step in one sentence for a screen reader: "5.88 s, Workbench to Identity provider, POST /token, 401, 212 ms, failed". */
export const stepName = (row: StepRow, runStartedAt: number): string =>
  [
    row.startedAt === undefined ? undefined : `${gutterTime(row.startedAt - runStartedAt)} s`,
    row.to ? `${partyWords[row.from]} to ${partyWords[row.to]}` : partyWords[row.from],
    row.label,
    row.result,
    !row.durationMs || row.kind === "navigation" ? undefined : formatDuration(row.durationMs),
    row.result?.startsWith("failed") ? undefined : statusWords[row.status],
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
