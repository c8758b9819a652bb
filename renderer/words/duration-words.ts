const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took, from ms: "125 ms", "5.54 s", "4 min 12 s", "2 h 5 min". */
export const durationWords = (durationMs: number): string => {
  const ms = Math.max(0, durationMs);
  if (ms > 0 && ms < 1) return "<1 ms";
  if (Math.round(ms) < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(2)} s`;
  if (ms < HOUR) return twoUnits(ms, MINUTE, "min", SECOND, "s");
  return twoUnits(ms, HOUR, "h", MINUTE, "min");
};

const twoUnits = (ms: number, large: number, largeWord: string, small: number, smallWord: string): string => {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${largeWord}${rest === 0 ? "" : ` ${rest} ${smallWord}`}`;
};

/** Seconds since a start for a time gutter, from ms: "0.00", "5.88". */
export const gutterTime = (sinceStartMs: number): string => (Math.max(0, sinceStartMs) / SECOND).toFixed(2);

/** A distance in time in its largest unit, from ms, rounded down: "41 min", "30 s", "2 h", "30 d". */
export const distanceWords = (distanceMs: number): string => {
  const ms = Math.abs(distanceMs);
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
};

/** A count-down, from ms, rounded up to the second: "4:59", "0:07". */
export const countdownWords = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};
