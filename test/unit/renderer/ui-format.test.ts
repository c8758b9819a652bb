import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDistance,
  formatDuration,
  formatMoment,
} from "../../../renderer/ui/format.ts";

const now = new Date(2025, 10, 21, 10, 14, 0).getTime();
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe("times as a person reads them", () => {
  it("says the time today, the day this year, and the date before that", () => {
    expect(formatMoment(new Date(2025, 10, 21, 10, 2, 17).getTime(), now)).toBe("10:02");
    expect(formatMoment(new Date(2025, 10, 20, 23, 59).getTime(), now)).toBe("20 Nov");
    expect(formatMoment(new Date(2024, 1, 3).getTime(), now)).toBe("3 Feb 2024");
  });

  it("says distances in one unit, before and after", () => {
    expect(formatDistance(now, now)).toBe("now");
    expect(formatDistance(now - 12 * MINUTE_MS, now)).toBe("12 min ago");
    expect(formatDistance(now + 6 * MINUTE_MS, now)).toBe("in 6 min");
    expect(formatDistance(now + 30 * DAY_MS, now)).toBe("in 30 d");
  });

  it("never says 60 s for what is a minute", () => {
    expect(formatDuration(212.4)).toBe("212 ms");
    expect(formatDuration(999.7)).toBe("1.00 s");
    expect(formatDuration(5540)).toBe("5.54 s");
    expect(formatDuration(59_996)).toBe("1 min 0 s");
    expect(formatDuration(125_000)).toBe("2 min 5 s");
  });
});

describe("sizes and counts", () => {
  it("changes the unit before a number gets four digits", () => {
    expect(formatBytes(612)).toBe("612 B");
    expect(formatBytes(14_200)).toBe("14.2 kB");
    expect(formatBytes(999_960)).toBe("1.0 MB");
  });

  it("shortens counts from ten thousand on", () => {
    expect(formatCount(9999)).toBe("9,999");
    expect(formatCount(12_480)).toBe("12.5 k");
    expect(formatCount(1_048_212)).toBe("1.05 M");
  });
});
