import type { LoginDay } from "#shared/login/run-list.ts";

/** A day of the chart: its place and its heights in px, and all of it in words. */
export interface DayBar {
  readonly startsAt: number;
  readonly x: number;
  readonly total: number;
  readonly succeededHeight: number;
  readonly failedHeight: number;
  /** "Fri 21 Nov: 5 logins, 1 failed". */
  readonly words: string;
}

/** Bars side by side, the days over the whole width. */
export interface DayChart {
  readonly bars: readonly DayBar[];
  readonly barWidth: number;
  /** "61, 4 failed", or "none". */
  readonly words: string;
}

/** The highest bar, in px. */
export const BARS_HEIGHT = 40;
/** The least that a bar with anything in it is high. */
const LEAST_HEIGHT = 3;
/** Share of a day's width that its bar takes. */
const BAR_SHARE = 0.7;

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });

/** See {@link DayChart}. */
export const dayChart = (days: readonly LoginDay[], width: number): DayChart => {
  const step = width / Math.max(1, days.length);
  const barWidth = Math.floor(step * BAR_SHARE);
  const most = Math.max(1, ...days.map(totalOf));
  const heightOf = (count: number) =>
    count === 0 ? 0 : Math.max(LEAST_HEIGHT, Math.round((count / most) * BARS_HEIGHT));
  // The last bar ends where the width does, as the first begins where it begins.
  const stretch = days.length > 1 ? (width - barWidth) / (days.length - 1) : 0;
  return {
    barWidth,
    bars: days.map((day, index) => {
      const failedHeight = heightOf(day.failed);
      return {
        startsAt: day.startsAt,
        x: index * stretch,
        total: totalOf(day),
        failedHeight,
        succeededHeight:
          day.succeeded === 0 ? 0 : Math.max(LEAST_HEIGHT, heightOf(totalOf(day)) - failedHeight),
        words: `${dayWords(day.startsAt)}: ${countsOf(totalOf(day), day.failed)}`,
      };
    }),
    words: totalWords(days),
  };
};

const totalOf = ({ succeeded, failed }: LoginDay): number => succeeded + failed;

/** "Fri 21 Nov". */
export const dayWords = (at: number): string => DAY.format(at).replace(",", "");

const countsOf = (total: number, failed: number): string => {
  if (total === 0) return "no login";
  const logins = `${total.toLocaleString("en")} ${total === 1 ? "login" : "logins"}`;
  return failed === 0 ? logins : `${logins}, ${failed.toLocaleString("en")} failed`;
};

const totalWords = (days: readonly LoginDay[]): string => {
  const total = days.reduce((sum, day) => sum + totalOf(day), 0);
  const failed = days.reduce((sum, { failed: count }) => sum + count, 0);
  if (total === 0) return "none";
  return failed === 0
    ? total.toLocaleString("en")
    : `${total.toLocaleString("en")}, ${failed.toLocaleString("en")} failed`;
};
