import { describe, expect, it } from "vitest";
import type { ComparedGroup, ComparedPart, ComparedRow } from "#shared/login/run-comparison.ts";
import {
  countDifferences,
  firstPart,
  kindOf,
  shownGroups,
} from "../../../renderer/run-comparison/compared-rows.ts";

const row = (name: string, differs: boolean, isExpected = false): ComparedRow => ({
  name,
  left: "a",
  right: differs ? "b" : "a",
  differs,
  isExpected,
});

const groups: readonly ComparedGroup[] = [
  { title: "Token request", rows: [row("scope", true), row("code", true, true), row("grant_type", false)] },
  { title: "UserInfo", rows: [row("host", false), row("date", true, true)] },
];

const namesShown = (onlyDifferences: boolean, showsExpected: boolean) =>
  shownGroups(groups, { onlyDifferences, showsExpected }).map(({ title, rows }) => [
    title,
    ...rows.map(({ name }) => name),
  ]);

describe("rows of a comparison", () => {
  it("are at first those that differ and matter; a group without any is left out", () => {
    expect(namesShown(true, false)).toEqual([["Token request", "scope"]]);
  });

  it("are those too that differ every time, when they are asked for", () => {
    expect(namesShown(true, true)).toEqual([
      ["Token request", "scope", "code"],
      ["UserInfo", "date"],
    ]);
  });

  it("are all but those that differ every time, or all", () => {
    expect(namesShown(false, false)).toEqual([
      ["Token request", "scope", "grant_type"],
      ["UserInfo", "host"],
    ]);
    expect(namesShown(false, true).flat()).toHaveLength(7);
  });

  it("are counted by whether they matter", () => {
    expect(countDifferences(groups)).toEqual({ matter: 1, expected: 2 });
    expect(kindOf(row("nonce", false, true))).toBe("same");
  });

  it("begin with the first part that has a difference that matters", () => {
    const nothing: Record<ComparedPart, readonly ComparedGroup[]> = {
      requests: [{ title: "Token request", rows: [row("code", true, true)] }],
      metadata: [],
      checks: [],
      claims: [],
      attributes: [],
      roles: [],
    };
    expect(firstPart(nothing)).toBe("requests");
    expect(firstPart({ ...nothing, claims: groups })).toBe("claims");
  });
});
