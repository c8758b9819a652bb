const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds since a start for a time gutter, from ms: "0.00", "5.88". */
export const gutterTime = (sinceStartMs: number): string => (Math.max(0, sinceStartMs) / SECOND).toFixed(2);

/** A distance in time in its largest unit, from ms, rounded down: "41 min", "30 s", "2 h", "30 d". */
export const distanceWords = (distanceMs: number): string => {
  const ms = Math.abs(distanceMs);
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < 2 * HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
};

/** A count-down, from ms, rounded up to the second: "4:59", "0:07". */
export const countdownWords = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};
