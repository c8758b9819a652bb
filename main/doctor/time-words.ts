const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `3 Dec 2025`, in UTC and every locale. */
export const dateWords = (at: number): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? "an unknown day"
    : `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** `12 s`, `7 min`, `3 h`, `5 days`. */
export const durationWords = (durationMs: number): string => {
  const seconds = Math.round(Math.abs(durationMs) / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
};
