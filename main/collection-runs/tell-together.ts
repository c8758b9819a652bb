import type { Clock } from "../ports/clock.ts";

/** Things of which the window is told some at a time. */
export interface ToldTogether<Item> {
  add(item: Item): void;
  /** Tells what has not been told yet. */
  flush(): void;
}

const TOLD_EVERY_MS = 100;

/** Collects items and hands them over at most ten times a second. */
export const tellTogether = <Item>(
  clock: Clock,
  tell: (items: readonly Item[]) => void,
): ToldTogether<Item> => {
  let waiting: Item[] = [];
  let cancelTimer: (() => void) | undefined;
  const flush = (): void => {
    cancelTimer?.();
    cancelTimer = undefined;
    const told = waiting;
    waiting = [];
    if (told.length > 0) tell(told);
  };
  return {
    add: (item) => {
      waiting.push(item);
      cancelTimer ??= clock.after(TOLD_EVERY_MS, flush);
    },
    flush,
  };
};
