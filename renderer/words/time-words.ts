import { distanceWords } from "./duration-words.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const two = (value: number): string => String(value).padStart(2, "0");

/** Whether a time can be written as a date at all; claims may hold any number. */
const isDate = (at: number): boolean => !Number.isNaN(new Date(at).getTime());

/** Hours and minutes of the day here: "10:11". */
export const clockWords = (at: number): string => {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** The time of day here to the second: "10:02:17". */
export const preciseClockWords = (at: number): string =>
  `${clockWords(at)}:${two(new Date(at).getSeconds())}`;

/** A day here: "3 Feb 2024", without the year when it is the year of `now`. */
export const dayWords = (at: number, now?: number): string => {
  if (!isDate(at)) return "no date";
  const date = new Date(at);
  const day = `${date.getDate()} ${MONTHS[date.getMonth()]}`;
  const isThisYear = now !== undefined && new Date(now).getFullYear() === date.getFullYear();
  return isThisYear ? day : `${day} ${date.getFullYear()}`;
};

/** Day and time here: "3 Feb 2024 08:12". */
export const dateWords = (at: number): string =>
  isDate(at) ? `${dayWords(at)} ${clockWords(at)}` : "no date";

/** As short as it can be understood: "10:11" today, "20 Nov" this year, "3 Feb 2024" before. */
export const whenWords = (at: number, now: number): string =>
  isDate(at) && new Date(at).toDateString() === new Date(now).toDateString()
    ? clockWords(at)
    : dayWords(at, now);

/** A moment for people elsewhere: "21 Nov 2025 10:02:23 UTC". */
export const utcWords = (at: number): string => {
  if (!isDate(at)) return "no date";
  const date = new Date(at);
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":");
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} ${clock} UTC`;
};

/** A moment as a date and a distance: "21 Nov 2025 10:17:41, in 6 min" or "…, 4 s ago". */
export const momentWords = (at: number, now: number): string => {
  if (!isDate(at)) return "no date";
  const distance = distanceWords(at - now);
  return `${dayWords(at)} ${preciseClockWords(at)}, ${at >= now ? `in ${distance}` : `${distance} ago`}`;
};
