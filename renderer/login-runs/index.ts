export { ComparePicker } from "./compare-picker.tsx";
export { DeleteRunsQuestion, useDeleteRuns } from "./delete-runs.tsx";
export { RunList } from "./run-list.tsx";
export { runRow } from "./run-row.ts";
