const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The time of day here to the second, from epoch ms: "10:02:17". */
export const clockWords = (at: number): string => CLOCK.format(at);
