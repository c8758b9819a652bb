import { describe, expect, test } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import type { ExchangeComparison } from "#shared/requests/exchange-comparison.ts";
import { cookieNotes, readCookies } from "../../../renderer/requests/answer/read-cookies.ts";
import {
  comparedGroups,
  type DifferenceFilter,
  differenceWords,
} from "../../../renderer/requests/comparison/compared-groups.ts";
import { tokenWords } from "../../../renderer/requests/exchange-words.ts";
import {
  comparedPair,
  comparedPairWords,
  withMark,
} from "../../../renderer/requests/exchanges/compared-pair.ts";

const exchange = (id: string, startedAt: number): ExchangeSummary => ({
  id,
  sender: "user",
  sentAs: "Ines",
  method: "GET",
  url: "https://api.example/",
  status: 200,
  startedAt,
  durationMs: 5,
  sizeInBytes: 2,
  tokenUse: "sent",
});
const list = [exchange("c", 3), exchange("b", 2), exchange("a", 1)];
const idsOf = (marked: readonly string[], shownId: string | undefined) =>
  comparedPair(list, marked, shownId)?.map(({ id }) => id);

describe("what Compare puts side by side", () => {
  test("the shown exchange with the one before it, the older one at the left", () => {
    expect(idsOf([], "c")).toEqual(["b", "c"]);
    expect(idsOf([], "a")).toBeUndefined();
    expect(idsOf([], undefined)).toBeUndefined();
  });

  test("the two that are marked, whichever is shown and in whatever order they were marked", () => {
    expect(idsOf(["c", "a"], "b")).toEqual(["a", "c"]);
    expect(idsOf(["a", "b"], "a")).toEqual(["a", "b"]);
  });

  test("the one that is marked with the one that is shown, and nothing while they are the same", () => {
    expect(idsOf(["a"], "c")).toEqual(["a", "c"]);
    expect(idsOf(["c"], "a")).toEqual(["a", "c"]);
    expect(idsOf(["c"], "c")).toBeUndefined();
  });

  test("never what has gone from the list", () => {
    expect(idsOf(["gone", "a"], "a")).toBeUndefined();
    expect(idsOf(["gone", "a"], "b")).toEqual(["a", "b"]);
  });

  test("is said by the button", () => {
    const pair = comparedPair(list, [], "c");
    expect(comparedPairWords(pair, [])).toBe("Compare with the exchange before");
    expect(comparedPairWords(pair, ["a"])).toBe("Compare with the one that is marked");
    expect(comparedPairWords(pair, ["a", "b"])).toBe("Compare the two that are marked");
    expect(comparedPairWords(undefined, [])).toBe("There is no exchange before this one");
    expect(comparedPairWords(undefined, ["c"])).toBe("Mark another one to compare");
  });
});

test("two exchanges are marked at most, and a mark is taken away by marking again", () => {
  expect(withMark([], "a")).toEqual(["a"]);
  expect(withMark(["a"], "b")).toEqual(["a", "b"]);
  expect(withMark(["a", "b"], "c")).toEqual(["b", "c"]);
  expect(withMark(["a", "b"], "a")).toEqual(["b"]);
});

describe("cookies that an answer sets", () => {
  test("are read with their attributes; values were masked", () => {
    expect(
      readCookies([
        { name: "content-type", value: "text/plain" },
        { name: "Set-Cookie", value: `sid=${MASK}; Path=/; Max-Age=60; HttpOnly; ${MASK}` },
        { name: "set-cookie", value: MASK },
      ]),
    ).toEqual([
      {
        name: "sid",
        attributes: [
          { name: "Path", value: "/" },
          { name: "Max-Age", value: "60" },
          { name: "HttpOnly", value: "" },
        ],
      },
      { attributes: [] },
    ]);
  });

  test.each([
    [`a=${MASK}; secure; HttpOnly`, []],
    [`a=${MASK}`, ["scripts can read it", "also sent without TLS"]],
    [
      `a=${MASK}; httponly; samesite=None`,
      ["also sent without TLS", "browsers refuse SameSite=None without Secure"],
    ],
    [
      `__Host-a=${MASK}; HttpOnly; Secure; Path=/x`,
      ["browsers refuse this name with Domain, or with another Path than /"],
    ],
    [`__Secure-a=${MASK}; HttpOnly`, ["also sent without TLS", "browsers refuse this name without Secure"]],
  ])("%s", (value, notes) => {
    const [cookie] = readCookies([{ name: "set-cookie", value }]);
    expect(cookie && cookieNotes(cookie)).toEqual(notes);
  });
});

test("which token was sent is said where it is not the usual one", () => {
  const token = { kind: "access_token", state: "valid" } as const;
  expect(tokenWords({ token, tokenUse: "sent" })).toBe("token sent, not refreshed");
  expect(tokenWords({ token, tokenUse: "refreshed_after_401" })).toBe("refreshed after 401");
  expect(tokenWords({ token: { ...token, kind: "id_token" }, tokenUse: "sent" })).toBe("ID token sent");
  expect(tokenWords({ token: { ...token, state: "expired" }, tokenUse: "sent" })).toBe("ended token sent");
  expect(tokenWords({ tokenUse: "none" })).toBe("no token");
});

describe("the comparison of two answers", () => {
  const same: ExchangeComparison = {
    left: exchange("a", 1),
    right: { ...exchange("b", 2), status: 403 },
    isStatusSame: true,
    headers: [],
    sameHeaders: 4,
    body: { kind: "same", isComplete: true },
  };
  const json: ExchangeComparison["body"] = {
    kind: "json",
    isStructureSame: false,
    isComplete: true,
    differences: [
      { path: "id", kind: "value", left: "1", right: "2" },
      { path: "", kind: "type", left: "[]", right: "{}" },
      { path: "roles", kind: "removed", left: '["a"]' },
      { path: "error", kind: "added", right: '"no"' },
    ],
  };
  const different: ExchangeComparison = {
    ...same,
    isStatusSame: false,
    headers: [
      { name: "date", left: "1", right: "2", isUsual: true },
      { name: "allow", left: "GET", isUsual: false },
    ],
    body: json,
  };
  const namesOf = (filter: DifferenceFilter) =>
    comparedGroups(different, filter).map(({ title, rows }) => [title, ...rows.map(({ name }) => name)]);

  test("lists status, headers and JSON by how they differ", () => {
    expect(namesOf({ onlyStructure: false, showsUsual: false })).toEqual([
      ["Answer", "status"],
      ["Headers", "allow"],
      ["Body: only at the left", "roles"],
      ["Body: only at the right", "error"],
      ["Body: another type", "all of it"],
      ["Body: another value", "id"],
    ]);
    expect(comparedGroups(different, { onlyStructure: false, showsUsual: false })[1]?.rows).toEqual([
      { name: "allow", left: "GET", differs: true, isExpected: false },
    ]);
  });

  test("leaves out values, and shows what differs every time, when asked to", () => {
    const titles = namesOf({ onlyStructure: true, showsUsual: true });
    expect(titles).toContainEqual(["Headers", "date", "allow"]);
    expect(titles.flat()).not.toContain("id");
  });

  test("has nothing to list where answers are alike", () => {
    expect(comparedGroups(same, { onlyStructure: false, showsUsual: true })).toEqual([]);
  });

  test("is said in a few words", () => {
    expect(differenceWords(same)).toBe("No difference that matters");
    expect(differenceWords({ ...same, isStatusSame: false })).toBe("Status differs");
    expect(differenceWords({ ...different, body: same.body })).toBe("Status and 1 header differ");
    expect(differenceWords(different)).toBe("Status, 1 header and the body's structure differ");
    const values = { ...json, isStructureSame: true };
    expect(differenceWords({ ...same, body: values })).toBe("Values of the body differ");
    const text = { kind: "text", lines: [], isComplete: true } as const;
    expect(differenceWords({ ...same, body: text })).toBe("The body differs");
  });
});
