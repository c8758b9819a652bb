import { setMaxListeners } from "node:events";
import type { RunState } from "#shared/requests/collection-run.ts";
import type { Logger } from "../ports/logger.ts";
import type { Tasks } from "../tasks/index.ts";
import { onMistake } from "./on-mistake.ts";

/** What a run under way shows of itself. */
interface Live<Run> {
  readonly run: Run;
  readonly done: number;
  end(state: Exclude<RunState, "running">): void;
}

/** The runs of one kind that are under way, each a task. */
export interface RunsUnderWay<Run> {
  /**
   * Does the work of a run as a task of its id; at its end, or when it is cancelled, what is done is kept.
   * @param work sends the requests, and calls `onProgress` after each
   */
  begin<RunLive extends Live<Run>>(
    live: RunLive,
    work: (signal: AbortSignal, onProgress: () => void) => Promise<void>,
    onEnd: () => void,
  ): void;
  find(runId: string): Run | undefined;
  all(): readonly Run[];
  /** Ends a run as its task's cancel does; nothing if it has ended. */
  cancel(runId: string): void;
  /** Ends them all, and keeps what is done. */
  close(): Promise<void>;
}

/** Makes the list of them. */
export const createRunsUnderWay = <
  Run extends { readonly id: string; readonly name: string; readonly asked: number },
>(parts: {
  readonly tasks: Tasks;
  readonly logger: Logger;
}): RunsUnderWay<Run> => {
  const underWay = new Map<
    string,
    { readonly live: Live<Run>; readonly abort: AbortController; readonly done: Promise<void> }
  >();
  return {
    begin: (live, work, onEnd) => {
      const { id, name, asked } = live.run;
      const abort = new AbortController();
      // Every request under way listens to it.
      setMaxListeners(0, abort.signal);
      const task = parts.tasks.start(`Run ${name}`, () => abort.abort(), id);
      const ask = async (): Promise<void> => {
        await work(abort.signal, () => task.progress(live.done, asked));
        underWay.delete(id);
        live.end(abort.signal.aborted ? "cancelled" : "done");
        onEnd();
        if (abort.signal.aborted) task.drop();
        else task.finish();
      };
      const done = ask()
        .catch((thrown: unknown) => task.fail(onMistake(parts.logger)(thrown).error))
        .finally(() => underWay.delete(id));
      underWay.set(id, { live, abort, done });
    },
    find: (runId) => underWay.get(runId)?.live.run,
    all: () => [...underWay.values()].map(({ live }) => live.run),
    cancel: parts.tasks.cancel,
    close: async () => {
      const ending = [...underWay.values()];
      for (const { abort } of ending) abort.abort();
      await Promise.allSettled(ending.map(({ done }) => done));
    },
  };
};
