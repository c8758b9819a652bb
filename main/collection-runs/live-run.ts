import type { RunState } from "#shared/requests/collection-run.ts";
import type { Clock } from "../ports/clock.ts";
import type { KeptRun, RunOwner, RunStore } from "./run-store.ts";
import { tellTogether } from "./tell-together.ts";

/** A run under way: takes the results, tells of them and keeps them. */
export interface LiveRun<Run, Item> {
  /** As far as it has come. */
  readonly run: Run;
  /** How many results there are. */
  readonly done: number;
  /** A result, in the place of what stood there. */
  note(index: number, item: Item): void;
  end(state: Exclude<RunState, "running">): void;
}

/** What is done is written that often, so that a crash takes little of it along. */
const WRITTEN_EVERY_MS = 10_000;

/** Begins to take the results of a run. */
export const createLiveRun = <Run extends KeptRun, Item>(
  { runs, clock }: { readonly runs: RunStore; readonly clock: Clock },
  how: {
    readonly owner: RunOwner;
    readonly begun: Run;
    readonly items: readonly Item[];
    readonly withItems: (run: Run, items: readonly Item[]) => Run;
    /** Tells of results, some at a time. */
    readonly tell: (items: readonly Item[]) => void;
    /** Tells of the beginning and the end. */
    readonly tellOfRun: (run: Run) => void;
  },
): LiveRun<Run, Item> => {
  const { begun } = how;
  const items = [...how.items];
  const told = tellTogether(clock, how.tell);
  let ending: Pick<KeptRun, "state" | "endedAt"> = { state: "running" };
  let done = 0;
  let writtenAt = begun.startedAt;
  const current = (): Run => how.withItems({ ...begun, ...ending, done }, items);
  const write = (): void => {
    writtenAt = clock.now();
    runs.save(how.owner, current());
  };
  write();
  how.tellOfRun(current());
  return {
    get run() {
      return current();
    },
    get done() {
      return done;
    },
    note: (index, item) => {
      items[index] = item;
      done += 1;
      told.add(item);
      if (clock.now() - writtenAt >= WRITTEN_EVERY_MS) write();
    },
    end: (state) => {
      ending = { state, endedAt: clock.now() };
      told.flush();
      write();
      how.tellOfRun(current());
    },
  };
};
