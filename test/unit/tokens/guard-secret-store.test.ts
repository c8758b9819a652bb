import { describe, expect, it } from "vitest";
import { guardSecretStore, KEYCHAIN_TIME_LIMIT_MS } from "../../../main/tokens/guard-secret-store.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { createScriptedKeychain, settle } from "../../support/scripted-keychain.ts";
import { refusalOf } from "../../support/temporary-data.ts";

const guarded = () => {
  const keychain = createScriptedKeychain();
  const clock = createManualClock();
  return { keychain, clock, store: guardSecretStore(keychain, clock) };
};

describe("calls to the keychain", () => {
  it("give what the keychain gives", async () => {
    const { store } = guarded();
    await store.set("account", "secret");
    expect(await store.get("account")).toBe("secret");
    await store.delete("account");
    expect(await store.get("account")).toBeUndefined();
  });

  it("come one after the other (KD-13)", async () => {
    const { keychain, store } = guarded();
    await Promise.all(Array.from({ length: 20 }, (_, each) => store.set(`account ${each}`, "secret")));
    expect(keychain.items.size).toBe(20);
    expect(keychain.underWay.most).toBe(1);
  });

  it("go on after one failed", async () => {
    const { keychain, store } = guarded();
    keychain.mode = "fails";
    expect(await refusalOf(() => store.get("account"))).toBe("keychain_unavailable");
    keychain.mode = "works";
    await store.set("account", "secret");
    expect(await store.get("account")).toBe("secret");
  });
});

describe("a keychain that hangs", () => {
  it("is given up at the limit, not before (F-52)", async () => {
    const { keychain, clock, store } = guarded();
    keychain.mode = "hangs";
    let outcome = "waiting";
    const call = refusalOf(() => store.get("account")).then((code) => {
      outcome = code;
    });
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS - 1);
    await settle();
    expect(outcome).toBe("waiting");
    clock.advance(1);
    await call;
    expect(outcome).toBe("keychain_timeout");
  });

  it("never holds more than one thread: four calls, one of them under way (F-62)", async () => {
    const { keychain, clock, store } = guarded();
    keychain.mode = "hangs";
    const calls = ["a", "b", "c", "d"].map((account) => refusalOf(() => store.get(account)));
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS);
    expect(await Promise.all(calls)).toEqual(Array(4).fill("keychain_timeout"));
    expect(keychain.calls).toEqual(["get"]);
    expect(keychain.underWay.most).toBe(1);
  });

  it("is not asked again until it is released", async () => {
    const { keychain, clock, store } = guarded();
    keychain.mode = "hangs";
    const call = refusalOf(() => store.get("account"));
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS);
    await call;
    keychain.mode = "works";
    keychain.letGo();
    expect(await refusalOf(() => store.set("account", "secret"))).toBe("keychain_timeout");
    expect(keychain.calls).toEqual(["get"]);
    store.release();
    await store.set("account", "secret");
    expect(await store.get("account")).toBe("secret");
  });

  it("is not asked a second time while the first call still hangs, even when released (F-62)", async () => {
    const { keychain, clock, store } = guarded();
    keychain.mode = "hangs";
    const first = refusalOf(() => store.get("account"));
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS);
    await first;
    store.release();
    const second = refusalOf(() => store.get("account"));
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS);
    expect(await second).toBe("keychain_timeout");
    expect(keychain.calls).toEqual(["get"]);
  });

  it("is asked as soon as the hanging call has ended", async () => {
    const { keychain, clock, store } = guarded();
    keychain.items.set("account", "secret");
    keychain.mode = "hangs";
    const first = refusalOf(() => store.get("account"));
    await settle();
    clock.advance(KEYCHAIN_TIME_LIMIT_MS);
    await first;
    store.release();
    const second = store.get("account");
    await settle();
    keychain.mode = "works";
    keychain.letGo();
    expect(await second).toBe("secret");
    expect(keychain.underWay.most).toBe(1);
  });
});
