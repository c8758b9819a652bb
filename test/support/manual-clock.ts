import type { Clock } from "../../main/ports/clock.ts";

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Lets time pass and runs the timers that are due, in their order. */
  advance(byMs: number): void;
}

/** Starts at the given time, epoch ms. */
export const createManualClock = (startsAt: number = Date.now()): ManualClock => {
  let now = startsAt;
  let elapsed = 0;
  const timers = new Map<symbol, { readonly at: number; readonly action: () => void }>();
  return {
    now: () => now,
    elapsed: () => elapsed,
    after: (delayMs, action) => {
      const key = Symbol("timer");
      timers.set(key, { at: elapsed + delayMs, action });
      return () => timers.delete(key);
    },
    advance: (byMs) => {
      const target = elapsed + byMs;
      for (;;) {
        const next = [...timers].filter(([, { at }]) => at <= target).sort(([, a], [, b]) => a.at - b.at)[0];
        if (next === undefined) break;
        const [key, { at, action }] = next;
        timers.delete(key);
        now += at - elapsed;
        elapsed = at;
        action();
      }
      now += target - elapsed;
      elapsed = target;
    },
  };
};
