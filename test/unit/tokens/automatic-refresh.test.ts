import { describe, expect, it } from "vitest";
import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { KeychainStatus } from "#shared/settings/keychain-status.ts";
import type { StoredTokenSet } from "../../../main/tokens/index.ts";
import { createAutomaticRefresh } from "../../../main/tokens/index.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const MINUTE = 60_000;
const NOW = 1_790_000_000_000;

const error = (wire?: string): AppError => ({
  code: "token_error",
  message: "Refused.",
  advice: "Ask.",
  ...(wire === undefined ? {} : { wire: { error: wire } }),
});

/** A scheduler over token sets that live for an hour, with a provider that answers at once. */
const open = () => {
  const clock = createManualClock(NOW);
  const sets = new Map<string, StoredTokenSet>();
  const refreshedAt: number[] = [];
  const changed: string[] = [];
  let lifeMs = 60 * MINUTE;
  let isOn = true;
  let keychain: KeychainStatus["state"] = "ready";
  let refusal: AppError | undefined;
  const minutes = () => (clock.now() - NOW) / MINUTE;
  const log = () => {};
  const automatic = createAutomaticRefresh({
    clock,
    logger: { info: log, warn: log, error: log },
    publish: (_, payload) => changed.push((payload as { userId: string }).userId),
    isOn: () => isOn,
    keychain: () => keychain,
    stored: (userId) => sets.get(userId),
    refresh: async (userId) => {
      refreshedAt.push(minutes());
      if (refusal !== undefined) return { failure: new AppFailure(refusal), trace: [], durationMs: 0 };
      const set = { ...setOf(), refreshedAt: clock.now() };
      sets.set(userId, set);
      return { set, trace: [], durationMs: 0 };
    },
  });
  const setOf = (changes: Partial<StoredTokenSet> = {}): StoredTokenSet => ({
    configurationId: "c",
    accessToken: "a",
    tokenType: "Bearer",
    refreshToken: "r",
    obtainedAt: clock.now(),
    expiresAt: clock.now() + lifeMs,
    ...changes,
  });
  return {
    automatic,
    clock,
    refreshedAt,
    changed,
    signIn: (userId: string, changes: Partial<StoredTokenSet> = {}) => {
      sets.set(userId, setOf(changes));
      automatic.noteUse(userId);
    },
    store: (userId: string, changes: Partial<StoredTokenSet>) => {
      sets.set(userId, setOf(changes));
      automatic.replan();
    },
    drop: (userId: string) => {
      sets.delete(userId);
      automatic.replan();
    },
    live: (ms: number) => {
      lifeMs = ms;
    },
    refuse: (next: AppError | undefined) => {
      refusal = next;
    },
    turn: (next: boolean) => {
      isOn = next;
      automatic.replan();
    },
    lock: (state: KeychainStatus["state"]) => {
      keychain = state;
      automatic.replan();
    },
    /** Lets minutes pass one by one, with what comes of each. */
    pass: async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) {
        clock.advance(MINUTE);
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      }
    },
  };
};

describe("the automatic refresh", () => {
  it("comes 60 s before the end, and says so before", async () => {
    const { automatic, signIn, pass, refreshedAt } = open();
    signIn("ada");
    expect(automatic.describe("ada")).toEqual({
      automaticRefresh: { state: "planned", at: NOW + 59 * MINUTE },
    });
    await pass(58);
    expect(refreshedAt).toEqual([]);
    await pass(1);
    expect(refreshedAt).toEqual([59]);
  });

  it("goes on for an hour after the last use, and not longer", async () => {
    const { automatic, signIn, pass, live, refreshedAt } = open();
    live(20 * MINUTE);
    signIn("ada");
    await pass(30);
    automatic.noteUse("ada");
    await pass(300);
    expect(refreshedAt).toEqual([19, 38, 57, 76]);
    expect(automatic.describe("ada")).toEqual({});
    automatic.noteUse("ada");
    await pass(1);
    expect(refreshedAt).toHaveLength(5);
  });

  it("leaves identities alone that nobody has used", async () => {
    const { automatic, store, pass, refreshedAt } = open();
    store("ada", {});
    await pass(70);
    expect(refreshedAt).toEqual([]);
    expect(automatic.describe("ada")).toEqual({});
  });

  it("serves each identity at its time", async () => {
    const { signIn, pass, live, refreshedAt } = open();
    signIn("ada");
    await pass(5);
    live(10 * MINUTE);
    signIn("ben");
    await pass(10);
    expect(refreshedAt).toEqual([14]);
  });

  it.each([
    ["without a refresh token", { refreshToken: undefined }],
    ["with a refresh token that was revoked", { refreshTokenRevokedAt: NOW }],
    ["with an access token that was revoked on purpose", { accessTokenRevokedAt: NOW }],
    ["whose end is not known (C-71)", { expiresAt: undefined }],
    ["that lives for seconds only", { expiresAt: NOW + 20_000 }],
    ["that is born at its end", { expiresAt: NOW }],
  ])("does nothing for a token set %s", async (_, changes) => {
    const { automatic, signIn, pass, refreshedAt } = open();
    signIn("ada", changes as Partial<StoredTokenSet>);
    expect(automatic.describe("ada")).toEqual({});
    await pass(61);
    expect(refreshedAt).toEqual([]);
  });

  it("comes at half the life of a token that lives for less than two minutes", async () => {
    const { automatic, signIn } = open();
    signIn("ada", { expiresAt: NOW + MINUTE });
    expect(automatic.describe("ada").automaticRefresh).toMatchObject({ at: NOW + MINUTE / 2 });
  });

  it("waits 1, 5 and then 15 minutes after failures, and says why", async () => {
    const { automatic, signIn, pass, live, refuse, refreshedAt, changed } = open();
    live(5 * MINUTE);
    signIn("ada");
    refuse(error());
    await pass(4);
    expect(automatic.describe("ada")).toEqual({
      automaticRefresh: { state: "planned", at: NOW + 5 * MINUTE, failure: error() },
    });
    expect(changed).toEqual(["ada"]);
    await pass(40);
    expect(refreshedAt).toEqual([4, 5, 10, 25, 40]);
    refuse(undefined);
    await pass(15);
    expect(refreshedAt).toEqual([4, 5, 10, 25, 40, 55, 59]);
  });

  it("stops when the provider does not take the refresh token, until there is a new one", async () => {
    const { automatic, signIn, pass, live, refuse, refreshedAt } = open();
    live(5 * MINUTE);
    signIn("ada");
    refuse(error("invalid_grant"));
    await pass(30);
    expect(refreshedAt).toEqual([4]);
    expect(automatic.describe("ada")).toEqual({
      automaticRefresh: { state: "stopped", failure: error("invalid_grant") },
    });
    refuse(undefined);
    signIn("ada");
    await pass(4);
    expect(refreshedAt).toEqual([4, 34]);
  });

  it("does nothing while the keychain is locked, and what is due afterwards", async () => {
    const { automatic, signIn, pass, lock, refreshedAt } = open();
    signIn("ada");
    lock("locked");
    expect(automatic.describe("ada")).toEqual({});
    await pass(59);
    expect(refreshedAt).toEqual([]);
    lock("ready");
    await pass(1);
    expect(refreshedAt).toEqual([59]);
  });

  it("does nothing while it is switched off", async () => {
    const { automatic, signIn, pass, turn, refreshedAt } = open();
    signIn("ada");
    turn(false);
    expect(automatic.describe("ada")).toEqual({});
    await pass(59);
    expect(refreshedAt).toEqual([]);
  });

  it("forgets the plan with the tokens", async () => {
    const { signIn, pass, drop, refreshedAt } = open();
    signIn("ada");
    drop("ada");
    await pass(61);
    expect(refreshedAt).toEqual([]);
  });

  it("does nothing after it was closed", async () => {
    const { automatic, signIn, pass, refreshedAt } = open();
    signIn("ada");
    await automatic.close();
    automatic.noteUse("ada");
    automatic.replan();
    await pass(61);
    expect(refreshedAt).toEqual([]);
  });
});
