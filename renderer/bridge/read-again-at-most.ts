/** A read is made again at once, and then at most that often: a run of requests tells of hundreds a second. */
const EVERY_MS = 100;

/**
 * Makes reads again when they are stale: the first time at once, and what comes shortly after it together. No change
 * is left out, as the last one of a row is followed by a read.
 */
export const readAgainAtMost = <Read>(
  readAgain: (read: Read) => void,
  after: (delayMs: number, action: () => void) => void = (delayMs, action) =>
    void setTimeout(action, delayMs),
): ((read: Read) => void) => {
  const resting = new Map<Read, { isStaleAgain: boolean }>();
  const stale = (read: Read): void => {
    const rest = resting.get(read);
    if (rest !== undefined) {
      rest.isStaleAgain = true;
      return;
    }
    const begun = { isStaleAgain: false };
    resting.set(read, begun);
    readAgain(read);
    after(EVERY_MS, () => {
      resting.delete(read);
      if (begun.isStaleAgain) stale(read);
    });
  };
  return stale;
};
