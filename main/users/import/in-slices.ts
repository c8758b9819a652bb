import type { TakeTurn } from "../../ports/worker-host.ts";

/** So long others wait who want to write, in ms, and the commit comes on top; and no longer than they would bear it. */
const SLICE_MS = 10;

/** And so many steps, however quick they are: what they have changed takes its time in the commit. */
const MOST_STEPS = 500;

/**
 * Does steps until one answers `false`, in slices, so that others who write come between them.
 * @throws when nobody wants it any more
 */
export const inSlices = async ({ takeTurn, slice }: SliceOptions, step: () => boolean): Promise<void> => {
  const doSlice = (): boolean => {
    const begun = performance.now();
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      if (!step()) return false;
      if (performance.now() - begun > SLICE_MS) return true;
    }
    return true;
  };
  do {
    await takeTurn();
  } while (slice(doSlice));
};

export interface SliceOptions {
  readonly takeTurn: TakeTurn;
  /** Around each slice, for instance a transaction. */
  readonly slice: (act: () => boolean) => boolean;
}
