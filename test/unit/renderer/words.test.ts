import { describe, expect, test } from "vitest";
import { countWords } from "../../../renderer/words/count-words.ts";
import { countdownWords, distanceWords, gutterTime } from "../../../renderer/words/duration-words.ts";
import { barePathOf, hostOf, originOf, pathOf } from "../../../renderer/words/url-words.ts";
import { utcWords } from "../../../renderer/words/utc-words.ts";

describe("times", () => {
  test("the gutter counts seconds with two digits", () => {
    expect([gutterTime(0), gutterTime(5876), gutterTime(65_200)]).toEqual(["0.00", "5.88", "65.20"]);
  });

  test.each([
    [41 * 60_000 + 59_999, "41 min"],
    [-30_000, "30 s"],
    [60 * 60_000, "60 min"],
    [26 * 3_600_000, "26 h"],
    [30 * 86_400_000, "30 d"],
  ])("a distance of %d ms reads %s", (ms, words) => expect(distanceWords(ms)).toBe(words));

  test("a count-down is rounded up and stops at zero", () => {
    expect([298_200, 6_001, -5].map(countdownWords)).toEqual(["4:59", "0:07", "0:00"]);
  });

  test("UTC does not depend on where it is read", () => {
    expect(utcWords(Date.UTC(2025, 10, 21, 10, 2, 23))).toBe("21 Nov 2025, 10:02:23 UTC");
  });
});

test("a count has its noun", () => {
  expect([countWords(1, "user"), countWords(12_480, "user"), countWords(0, "match", "matches")]).toEqual([
    "1 user",
    "12,480 users",
    "0 matches",
  ]);
});

describe("URLs", () => {
  test("path, host and origin are taken out, anything else stays as it is", () => {
    expect(pathOf("https://id.example/oauth2/token?x=1")).toBe("/oauth2/token?x=1");
    expect(barePathOf("https://id.example/oauth2/token?x=1")).toBe("/oauth2/token");
    expect(pathOf("not a url")).toBe("not a url");
    expect(hostOf("https://id.example:8443/x")).toBe("id.example:8443");
    expect(originOf("https://api.example:8443/a")).toBe("https://api.example:8443");
  });

  test("Z-125 only http and https have an origin", () => {
    const others = ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "app://x/y", ""];
    expect(others.map(originOf)).toEqual(others.map(() => undefined));
  });
});
