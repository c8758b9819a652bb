import type { CheckEntry, CheckResult, TraceEntry } from "#shared/trace/trace-entry.ts";

const rank: Readonly<Record<CheckResult, number>> = { failed: 0, warning: 1, passed: 2, not_reached: 3 };

/** The checks of a trace: failed, warnings, passed, not reached; among equals in the order of the flow. */
export const orderChecks = (trace: readonly TraceEntry[]): readonly CheckEntry[] =>
  trace
    .filter((entry): entry is CheckEntry => entry.kind === "check")
    .sort((a, b) => rank[a.result] - rank[b.result] || a.position - b.position);
