const UNITS = ["B", "kB", "MB", "GB"] as const;

/** A size in bytes as it is read: "612 B", "1.4 kB", "12 MB"; 1 kB is 1,000 B. */
export const sizeWords = (sizeInBytes: number): string => {
  let value = sizeInBytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
};

/** A count with its noun: "1 request", "12,480 users". */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
