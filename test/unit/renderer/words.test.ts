import { describe, expect, test } from "vitest";
import {
  countdownWords,
  distanceWords,
  durationWords,
  gutterTime,
} from "../../../renderer/words/duration-words.ts";
import { countWords, sizeWords } from "../../../renderer/words/size-words.ts";
import { dateWords, momentWords, utcWords, whenWords } from "../../../renderer/words/time-words.ts";
import { barePathOf, originOf, pathOf } from "../../../renderer/words/url-words.ts";

describe("durations", () => {
  test.each([
    [0, "0 ms"],
    [0.4, "<1 ms"],
    [125.4, "125 ms"],
    [999.4, "999 ms"],
    [999.7, "1.00 s"],
    [5540, "5.54 s"],
    [252_000, "4 min 12 s"],
    [120_000, "2 min"],
    [7_500_000, "2 h 5 min"],
    [-3, "0 ms"],
  ])("%d ms reads %s", (ms, words) => expect(durationWords(ms)).toBe(words));

  test("the gutter counts seconds with two digits", () => {
    expect([gutterTime(0), gutterTime(5876), gutterTime(65_200)]).toEqual(["0.00", "5.88", "65.20"]);
  });

  test.each([
    [41 * 60_000 + 59_999, "41 min"],
    [-30_000, "30 s"],
    [26 * 3_600_000, "26 h"],
    [30 * 86_400_000, "30 d"],
  ])("a distance of %d ms reads %s", (ms, words) => expect(distanceWords(ms)).toBe(words));

  test("a count-down is rounded up and stops at zero", () => {
    expect([countdownWords(298_200), countdownWords(6_001), countdownWords(-5)]).toEqual([
      "4:59",
      "0:07",
      "0:00",
    ]);
  });
});

describe("sizes and counts", () => {
  test.each([
    [0, "0 B"],
    [612, "612 B"],
    [999, "999 B"],
    [1_400, "1.4 kB"],
    [12_345_678, "12 MB"],
    [999_999, "1.0 MB"],
  ])("%d bytes read %s", (bytes, words) => expect(sizeWords(bytes)).toBe(words));

  test("a count has its noun", () => {
    expect([countWords(1, "user"), countWords(12_480, "user"), countWords(0, "match", "matches")]).toEqual([
      "1 user",
      "12,480 users",
      "0 matches",
    ]);
  });
});

describe("times", () => {
  const now = new Date(2025, 10, 21, 10, 11).getTime();

  test("a time of today is a clock, of this year a day, before a date", () => {
    expect(whenWords(new Date(2025, 10, 21, 9, 5).getTime(), now)).toBe("09:05");
    expect(whenWords(new Date(2025, 10, 20, 9, 5).getTime(), now)).toBe("20 Nov");
    expect(whenWords(new Date(2024, 1, 3, 8, 12).getTime(), now)).toBe("3 Feb 2024");
    expect(dateWords(new Date(2024, 1, 3, 8, 12).getTime())).toBe("3 Feb 2024 08:12");
  });

  test("a moment has its distance", () => {
    expect(momentWords(now + 6 * 60_000, now)).toBe("21 Nov 2025 10:17:00, in 6 min");
    expect(momentWords(now - 4_000, now)).toBe("21 Nov 2025 10:10:56, 4 s ago");
  });

  test("UTC does not depend on where it is read", () => {
    expect(utcWords(Date.UTC(2025, 10, 21, 10, 2, 23))).toBe("21 Nov 2025 10:02:23 UTC");
  });

  test("Z-62 a claim's time that no date can hold is no crash", () => {
    expect([utcWords(1e18), dateWords(Number.NaN), momentWords(1e300, now), whenWords(1e300, now)]).toEqual([
      "no date",
      "no date",
      "no date",
      "no date",
    ]);
  });
});

describe("URLs", () => {
  test("path and origin are taken out, anything else stays as it is", () => {
    expect(pathOf("https://id.example/oauth2/token?x=1")).toBe("/oauth2/token?x=1");
    expect(barePathOf("https://id.example/oauth2/token?x=1")).toBe("/oauth2/token");
    expect(pathOf("not a url")).toBe("not a url");
    expect(originOf("https://api.example:8443/a")).toBe("https://api.example:8443");
    expect(originOf("javascript:alert(1)")).toBeUndefined();
  });
});
