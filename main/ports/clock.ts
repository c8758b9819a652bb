/** Time and timers, so that tests can hold time still. */
export interface Clock {
  /** Now, in epoch ms. */
  now(): number;
  /** Time since an arbitrary start, in ms with fractions; for durations. */
  elapsed(): number;
  /** Runs `action` after `delayMs`; the answer cancels it. */
  after(delayMs: number, action: () => void): () => void;
}

/** The system's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
