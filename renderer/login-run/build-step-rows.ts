import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { withFailure, withoutEnd } from "./end-rows.ts";
import { entryRows } from "./entry-rows.ts";
import { groupEntries } from "./group-entries.ts";
import type { FlowAhead, StepRow } from "./step-row.ts";

/**
 * Turns what was recorded of a run into its steps: the time a person takes at the provider becomes a row of its
 * own, the row where a failure was noticed is marked, and once the run has ended what would have come next
 * follows as "not reached".
 */
export const buildStepRows = (
  run: LoginRun,
  trace: readonly TraceEntry[],
  flow: FlowAhead | undefined,
): readonly StepRow[] => {
  const groups = groupEntries([...trace].sort((a, b) => a.position - b.position));
  const rows = withPerson(
    run,
    groups.flatMap((group, index) => entryRows(run, group, index === groups.length - 1)),
  );
  if (!hasEnded(run)) return rows;
  if (run.state === "succeeded") return withProvisioning(run, rows);
  return run.state === "failed" && run.error
    ? withFailure(run, run.error, rows, flow)
    : withoutEnd(rows, flow);
};

/** Between the browser's departure and its return a person is at the provider. */
const withPerson = (run: LoginRun, rows: readonly StepRow[]): readonly StepRow[] => {
  const left = rows.findLastIndex((row) => row.kind === "navigation" && row.to === "identity_provider");
  const departure = rows[left];
  if (departure?.startedAt === undefined || run.error?.code === "browser_open_failed") return rows;
  const back = rows.slice(left + 1).find((row) => row.step === "callback" && row.status !== "warning");
  const { startedAt } = departure;
  const end = back?.startedAt ?? run.endedAt;
  const isCancelled = back === undefined && run.state === "cancelled";
  const person: StepRow = {
    id: `${departure.id}:person`,
    kind: "person",
    step: "callback",
    from: "browser",
    to: "identity_provider",
    label: "User signs in",
    startedAt,
    ...(end === undefined ? {} : { durationMs: end - startedAt }),
    status: end === undefined ? "under_way" : isCancelled ? "cancelled" : "done",
    entries: departure.entries,
  };
  return [...rows.slice(0, left + 1), person, ...rows.slice(left + 1)];
};

const withProvisioning = (run: LoginRun, rows: readonly StepRow[]): readonly StepRow[] => {
  if (!run.user || rows.some((row) => row.step === "provisioning")) return rows;
  return [
    ...rows,
    {
      id: "provisioning",
      kind: "own",
      step: "provisioning",
      from: "workbench",
      label: "Provision the user",
      result: run.user.created ? "created" : "updated",
      ...(run.endedAt === undefined ? {} : { startedAt: run.endedAt }),
      status: "done",
      entries: [],
    },
  ];
};
