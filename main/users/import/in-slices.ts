import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../ports/clock.ts";

/** So long the process does nothing else at a stretch, in ms. */
const SLICE_MS = 8;

/** And so many steps, however quick they are. */
const MOST_STEPS = 500;

/**
 * Does steps until one answers `false`, in slices, so that whatever else the process has to do comes between them.
 * @throws the signal's reason when it is aborted between two slices
 */
export const inSlices = async (
  { clock, signal, slice }: SliceOptions,
  step: () => boolean,
): Promise<void> => {
  const doSlice = (): boolean => {
    const begun = clock.elapsed();
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      if (!step()) return false;
      if (clock.elapsed() - begun > SLICE_MS) return true;
    }
    return true;
  };
  for (;;) {
    signal.throwIfAborted();
    if (!slice(doSlice)) return;
    await setImmediate();
  }
};

export interface SliceOptions {
  readonly clock: Pick<Clock, "elapsed">;
  readonly signal: AbortSignal;
  /** Around each slice, for instance a transaction. */
  readonly slice: (act: () => boolean) => boolean;
}
