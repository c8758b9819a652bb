/** The longest time between two turns of the loop, which is asked to turn every millisecond. */
export const watchLoop = (): { longestMs(): number } => {
  let longest = 0;
  let turnedAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - turnedAt);
    turnedAt = now;
  }, 1);
  return {
    longestMs: () => {
      clearInterval(timer);
      return longest;
    },
  };
};
