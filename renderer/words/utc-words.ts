const UTC = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
});

/** A moment (epoch ms) for people elsewhere: "21 Nov 2025, 10:02:23 UTC". */
export const utcWords = (at: number): string => `${UTC.format(at)} UTC`;
