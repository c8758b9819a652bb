import type { Publish } from "#shared/contract/events.ts";
import type {
  CollectionRun,
  CollectionRunSummary,
  RunState,
  RunStep,
} from "#shared/requests/collection-run.ts";
import type { Clock } from "../ports/clock.ts";
import type { RunStore } from "./run-store.ts";
import { tellTogether } from "./tell-together.ts";

/** What is done is written that often, so that a crash takes little of it along. */
const WRITTEN_EVERY_MS = 10_000;

/** A run of a folder under way: takes the results, tells of them and keeps them. */
export interface LiveSteps {
  /** As far as it has come. */
  readonly run: CollectionRun;
  note(step: RunStep): void;
  end(state: Exclude<RunState, "running">): void;
}

/** Begins to take the results of a run. */
export const createLiveSteps = (
  parts: { readonly runs: RunStore; readonly clock: Clock; readonly publish: Publish },
  begun: CollectionRun,
  onProgress: (done: number, total: number) => void,
): LiveSteps => {
  const { runs, clock, publish } = parts;
  const steps: RunStep[] = [...begun.steps];
  const told = tellTogether<RunStep>(clock, (done) =>
    publish("runs.steps-done", { runId: begun.id, steps: done }),
  );
  let ending: Pick<CollectionRun, "state" | "endedAt"> = { state: "running" };
  let done = 0;
  let writtenAt = begun.startedAt;
  const current = (): CollectionRun => ({ ...begun, ...ending, done, steps });
  const write = (): void => {
    writtenAt = clock.now();
    const { folderId } = begun;
    runs.save({ kind: "collection", ...(folderId === undefined ? {} : { folderId }) }, current());
  };
  const begin = (): void => {
    write();
    publish("runs.run-changed", summaryOf(current()));
  };
  begin();
  return {
    get run() {
      return current();
    },
    note: (step) => {
      steps[step.index] = step;
      done += 1;
      told.add(step);
      onProgress(done, begun.asked);
      if (clock.now() - writtenAt >= WRITTEN_EVERY_MS) write();
    },
    end: (state) => {
      ending = { state, endedAt: clock.now() };
      told.flush();
      write();
      publish("runs.run-changed", summaryOf(current()));
    },
  };
};

const summaryOf = (run: CollectionRun): CollectionRunSummary => {
  const { id, folderId, name, state, startedAt, endedAt, asked, done } = run;
  return {
    id,
    name,
    state,
    startedAt,
    asked,
    done,
    ...(folderId === undefined ? {} : { folderId }),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
};
