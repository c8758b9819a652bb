import type { Publish } from "#shared/contract/events.ts";
import {
  type CollectionRun,
  type CollectionRunSummary,
  countSteps,
  type RunStep,
} from "#shared/requests/collection-run.ts";
import type { Clock } from "../ports/clock.ts";
import { createLiveRun, type LiveRun } from "./live-run.ts";
import type { RunStore } from "./run-store.ts";

/** A folder's run under way. */
export type LiveCollectionRun = LiveRun<CollectionRun, RunStep>;

/** Begins to take the results of a run. */
export const createLiveCollectionRun = (
  parts: { readonly runs: RunStore; readonly clock: Clock; readonly publish: Publish },
  begun: CollectionRun,
): LiveCollectionRun => {
  const { folderId } = begun;
  return createLiveRun<CollectionRun, RunStep>(parts, {
    owner: { kind: "collection", ...(folderId === undefined ? {} : { folderId }) },
    begun,
    items: begun.steps,
    withItems: (run, steps) => ({ ...run, steps, notPassed: notPassedOf(steps) }),
    tell: (steps) => parts.publish("runs.steps-done", { runId: begun.id, steps }),
    tellOfRun: (run) => parts.publish("runs.run-changed", summaryOf(run)),
  });
};

const notPassedOf = (steps: readonly RunStep[]): number => {
  const { failed, error } = countSteps(steps);
  return failed + error;
};

const summaryOf = (run: CollectionRun): CollectionRunSummary => {
  const { id, folderId, name, state, startedAt, endedAt, asked, done, notPassed } = run;
  return {
    id,
    name,
    state,
    startedAt,
    asked,
    done,
    ...(folderId === undefined ? {} : { folderId }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(notPassed === undefined ? {} : { notPassed }),
  };
};
