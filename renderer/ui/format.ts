const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const INSTANT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** As short as it can be said: "10:02" today, "20 Nov" this year, else "3 Feb 2024". Times in epoch ms. */
export function formatMoment(at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return TIME.format(then);
  return (then.getFullYear() === today.getFullYear() ? DAY : DATE).format(then);
}

/** The same with the time of day where that fits: "10:02" today, "20 Nov, 10:02" this year, else "3 Feb 2024". */
export function formatStamp(at: number, now: number): string {
  const moment = formatMoment(at, now);
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString() || then.getFullYear() !== today.getFullYear())
    return moment;
  return `${moment}, ${TIME.format(then)}`;
}

/** Date and time to the second in this machine's zone: "21 Nov 2025, 10:02:17". */
export function formatInstant(at: number): string {
  return INSTANT.format(at);
}

/** "12 min ago", "in 6 min", "now". Times in epoch ms. */
export function formatDistance(at: number, now: number): string {
  const distance = Math.abs(at - now);
  if (distance < 5 * SECOND_MS) return "now";
  const words = formatSpan(distance);
  return at > now ? `in ${words}` : `${words} ago`;
}

/** A span in its largest fitting unit: "40 s", "12 min", "3 h", "30 d". */
function formatSpan(spanMs: number): string {
  if (spanMs < MINUTE_MS) return `${String(Math.floor(spanMs / SECOND_MS))} s`;
  if (spanMs < HOUR_MS) return `${String(Math.floor(spanMs / MINUTE_MS))} min`;
  if (spanMs < 2 * DAY_MS) return `${String(Math.floor(spanMs / HOUR_MS))} h`;
  return `${String(Math.floor(spanMs / DAY_MS))} d`;
}

/** How long something took: "212 ms", "5.54 s", "2 min 5 s". */
export function formatDuration(durationMs: number): string {
  if (Math.round(durationMs) < SECOND_MS) return `${String(Math.round(durationMs))} ms`;
  if (durationMs < MINUTE_MS - 5) return `${(durationMs / SECOND_MS).toFixed(2)} s`;
  const seconds = Math.round(durationMs / SECOND_MS);
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}

/** A size: "612 B", "14.2 kB", "1.3 MB" (powers of 1000). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} B`;
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A count for a narrow place: "38", "9,999", "12.5 k", "1.05 M". */
export function formatCount(count: number): string {
  if (count < 10_000) return count.toLocaleString("en");
  if (count < 999_950) return `${(count / 1000).toFixed(1)} k`;
  return `${(count / 1_000_000).toFixed(2)} M`;
}
