import { expect, test } from "vitest";
import {
  heightOf,
  narrowSizes,
  placeLifelines,
  wideSizes,
  wordsFor,
  xOf,
} from "../../../renderer/sequence/sequence-layout.ts";

const lifelines = [
  { id: "a", name: "A" },
  { id: "b", name: "B" },
  { id: "c", name: "C" },
];

test("lifelines stand at equal distances between the columns of times", () => {
  const places = placeLifelines(lifelines, 680, wideSizes);
  const [a, b, c] = ["a", "b", "c"].map((id) => xOf(places, id)) as [number, number, number];
  expect(b - a).toBeCloseTo(c - b, 0);
  expect(a).toBeGreaterThan(wideSizes.gutter);
  expect(c).toBeLessThan(680 - wideSizes.took);
});

test("a lifeline that the sequence does not have is a mistake that is told", () => {
  expect(() => xOf(placeLifelines(lifelines, 680, wideSizes), "d")).toThrow('"d"');
});

test("a pair is 50 px high, in narrow windows 47", () => {
  const pair = {
    id: "1",
    name: "",
    kind: "pair",
    tone: "plain",
    from: "a",
    to: "b",
    request: ["GET /"],
    isAnswered: false,
  } as const;
  expect(heightOf(pair, wideSizes)).toBe(50);
  expect(heightOf(pair, narrowSizes)).toBe(47);
});

test("the longest words that have room are shown, or the shortest there are", () => {
  const words = ["GET /oauth2/authorize", "GET /authorize"] as const;
  expect(wordsFor(words, 200)).toBe("GET /oauth2/authorize");
  expect(wordsFor(words, 110)).toBe("GET /authorize");
  expect(wordsFor(words, 20)).toBe("GET /authorize");
});
