import { describe, expect, test } from "vitest";
import type { TokenKind, TokenSetView } from "#shared/tokens/token-set-view.ts";
import { lifeScale } from "../../../renderer/tokens/life-scale.ts";

const MINUTE = 60_000;
const START = new Date(2025, 10, 21, 10, 7).getTime();

const tokenSet = (ends: Partial<Record<TokenKind, number | undefined>>): TokenSetView => ({
  userId: "u1",
  configurationId: "c1",
  state: "signed_in",
  grantedScopes: [],
  obtainedAt: START,
  tokens: Object.entries(ends).map(([kind, minutes]) => ({
    kind: kind as TokenKind,
    form: "jwt" as const,
    signature: "not_verified" as const,
    issuedAt: START,
    ...(minutes === undefined ? {} : { expiresAt: START + minutes * MINUTE }),
  })),
});

describe("the life of the tokens", () => {
  test("is linear over the longest token", () => {
    const scale = lifeScale(tokenSet({ id_token: 10, access_token: 60 }), START + 6 * MINUTE);
    expect(scale.bars.map((bar) => [bar.start, bar.end, bar.cut])).toEqual([
      [0, 10 / 60, false],
      [0, 1, false],
    ]);
    expect(scale.now).toBeCloseTo(0.1);
    expect(scale.bars[1]?.used).toBeCloseTo(0.1);
  });

  test("marks a planned refresh on the access token, and none after a failure", () => {
    const set = tokenSet({ id_token: 10, access_token: 60 });
    const at = START + 59 * MINUTE;
    const failure = { code: "timed_out", message: "Late.", advice: "Wait." } as const;
    const refreshOf = (automaticRefresh: TokenSetView["automaticRefresh"]) =>
      lifeScale({ ...set, ...(automaticRefresh && { automaticRefresh }) }, START).refresh;
    expect(refreshOf({ state: "planned", at })).toEqual({ at, place: 59 / 60, row: 1 });
    expect(refreshOf({ state: "planned", at, failure })).toBeUndefined();
    expect(refreshOf({ state: "stopped", failure })).toBeUndefined();
    expect(refreshOf(undefined)).toBeUndefined();
  });

  test("cuts a token of more than a day, and one whose end nobody knows", () => {
    const scale = lifeScale(tokenSet({ access_token: 60, refresh_token: 60 * 24 * 30 }), START);
    expect(scale.bars.map((bar) => bar.cut)).toEqual([false, true]);
    expect(scale.bars[0]?.end).toBeLessThan(1);
    expect(scale.bars[1]?.end).toBe(1);
    const unknown = lifeScale(tokenSet({ access_token: 60, refresh_token: undefined }), START);
    expect(unknown.bars[1]).toMatchObject({ end: 1, cut: true });
    expect(unknown.bars[1]).not.toHaveProperty("expiresAt");
  });

  test("has ticks at full minutes of the clock, few enough to be read", () => {
    const scale = lifeScale(tokenSet({ access_token: 60 }), START);
    expect(scale.ticks.length).toBeGreaterThan(3);
    expect(scale.ticks.length).toBeLessThan(9);
    for (const tick of scale.ticks) expect(new Date(tick.at).getMinutes() % 10).toBe(0);
  });

  test("keeps a used bar within its end when the token is long over", () => {
    const scale = lifeScale(tokenSet({ id_token: 10, access_token: 60 }), START + 500 * MINUTE);
    expect(scale.bars.map((bar) => bar.used)).toEqual(scale.bars.map((bar) => bar.end));
    expect(scale.now).toBe(1);
  });

  test("survives a set without a single known end", () => {
    const scale = lifeScale(tokenSet({ access_token: undefined }), START);
    for (const { start, end, used } of scale.bars) {
      for (const place of [start, end, used]) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(1);
      }
    }
  });
});
