import type { Clock } from "../ports/clock.ts";
import type { RunningTask, Tasks } from "../tasks/index.ts";
import { type ActingParts, withActingStore } from "./acting-store.ts";
import type { ActingStore } from "./run-user-acts.ts";
import { pause, piecesOf } from "./slice-selection.ts";

/** What takes longer is a task, with its progress, that can be cancelled. */
const TASK_AFTER_MS = 1000;

/** Changes some users; answers whom. */
export type Act = (
  store: ActingStore,
  seqs: readonly number[],
) => readonly number[] | Promise<readonly number[]>;

export interface SlicesParts extends ActingParts {
  readonly clock: Clock;
  readonly tasks: Tasks;
  /** Ends what is under way, as if it had been cancelled. */
  readonly closing: AbortSignal;
}

/** An act on many users. */
export interface SlicedAct {
  /** As a task: `Deactivate users`. */
  readonly title: string;
  readonly seqs: Uint32Array;
  readonly act: Act;
  /** Nothing of what it removes may be left in the log. */
  readonly removes?: boolean;
}

/** Does an act a few users at a time, so that others have their turn in between; answers whom it changed. */
export const actInSlices = (parts: SlicesParts, sliced: SlicedAct): Promise<Uint32Array> =>
  withActingStore(parts, sliced.seqs.length, async (store) => {
    const { clock, tasks, closing } = parts;
    const { title, seqs, act, removes = false } = sliced;
    const changed: number[] = [];
    const begunAt = clock.now();
    const cancel = new AbortController();
    const signal = AbortSignal.any([cancel.signal, closing]);
    let task: RunningTask | undefined;
    let done = 0;
    for (const piece of piecesOf(seqs)) {
      if (signal.aborted) break;
      for (const seq of await act(store, piece)) changed.push(seq);
      done += piece.length;
      if (done < seqs.length && clock.now() - begunAt >= TASK_AFTER_MS)
        task ??= tasks.start(title, () => cancel.abort());
      task?.progress(done, seqs.length);
      await pause();
    }
    task?.finish();
    if (removes) await store.cleanLog();
    return Uint32Array.from(changed);
  });
