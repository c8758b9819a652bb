import { describe, expect, it } from "vitest";
import { clockDifferenceOf, leastDifference } from "../../../main/doctor/clock-difference.ts";
import type { HttpHeaders } from "../../../main/ports/http.ts";

const at = Date.UTC(2025, 10, 1, 12, 0, 0);
const dated = (date: string, age?: string): HttpHeaders => [
  ["Date", date],
  ...(age === undefined ? [] : ([["Age", age]] as const)),
];

describe("the difference of the clocks (C-94)", () => {
  it.each([
    [0, "Sat, 01 Nov 2025 12:00:00 GMT", undefined],
    [60_000, "Sat, 01 Nov 2025 11:59:00 GMT", undefined],
    [-60_000, "Sat, 01 Nov 2025 12:01:00 GMT", undefined],
    [0, "Sat, 01 Nov 2025 11:00:00 GMT", "3600"],
    [3_600_000, "Sat, 01 Nov 2025 11:00:00 GMT", "old"],
    [3_600_000, "Sat, 01 Nov 2025 11:00:00 GMT", "-5"],
  ])("is %i ms by Date %s and Age %s, in the middle of a second", (difference, date, age) => {
    expect(clockDifferenceOf(dated(date, age), at + 500)).toBe(difference);
  });

  it.each(["", "yesterday", "0", "2025", "Sat, 99 Nov 2025"])("is not told by %j", (date) => {
    expect(clockDifferenceOf(dated(date), at)).toBeUndefined();
  });

  it("is not told without the header", () => {
    expect(clockDifferenceOf([], at)).toBeUndefined();
  });

  it.each([
    [[], undefined],
    [[undefined, undefined], undefined],
    [[undefined, 5], 5],
    [[-3, 5], -3],
    [[7, -5, undefined], -5],
  ])("is the smaller of %j", (differences, least) => {
    expect(leastDifference(differences)).toBe(least);
  });
});
