import { describe, expect, it } from "vitest";
import { ProviderStore } from "../../../main/demo-idp/provider-store.ts";

const inAnHour = Math.floor(Date.now() / 1000) + 3_600;
const aMinuteAgo = Math.floor(Date.now() / 1000) - 60;

const makeStore = (): ProviderStore =>
  new ProviderStore(async (token) => (token === "a.b.c" ? "jti-1" : undefined));

describe("what the demo identity provider remembers", () => {
  it("finds sessions by uid and device codes by user code, each in its own model", async () => {
    const store = makeStore();
    await store.adapter("Session").upsert("s1", { jti: "s1", uid: "u1" });
    await store.adapter("DeviceCode").upsert("d1", { jti: "d1", userCode: "ABCD" });
    expect(await store.adapter("Session").findByUid("u1")).toMatchObject({ jti: "s1" });
    expect(await store.adapter("DeviceCode").findByUserCode("ABCD")).toMatchObject({ jti: "d1" });
    expect(await store.adapter("DeviceCode").find("s1")).toBeUndefined();
  });

  it("finds an access token by the JWT, and no token for a JWT that is not ours", async () => {
    const store = makeStore();
    store.rememberAccessToken("jti-1", { jti: "jti-1" });
    expect(await store.adapter("AccessToken").find("a.b.c")).toMatchObject({ jti: "jti-1" });
    expect(await store.adapter("AccessToken").find("x.y.z")).toBeUndefined();
  });

  it("forgets what belongs to a revoked grant, model by model", async () => {
    const store = makeStore();
    const refreshTokens = store.adapter("RefreshToken");
    await refreshTokens.upsert("r1", { grantId: "g1" });
    await refreshTokens.upsert("r2", { grantId: "g2" });
    await store.adapter("AccessToken").upsert("a1", { grantId: "g1" });
    await refreshTokens.revokeByGrantId("g1");
    expect(await refreshTokens.find("r1")).toBeUndefined();
    expect(await refreshTokens.find("r2")).toBeDefined();
    expect(await store.adapter("AccessToken").find("a1")).toBeDefined();
  });

  it("stays bounded: what has expired goes first, then the oldest", async () => {
    const store = makeStore();
    const codes = store.adapter("AuthorizationCode");
    await codes.upsert("oldest", { exp: inAnHour });
    await codes.upsert("second", { exp: inAnHour });
    await codes.upsert("expired", { exp: aMinuteAgo });
    for (let count = 0; count < 4_998; count += 1) {
      await codes.upsert(`code-${count}`, { exp: inAnHour });
    }
    expect(await codes.find("expired")).toBeUndefined();
    expect(await codes.find("oldest")).toBeDefined();
    await codes.upsert("last", { exp: inAnHour });
    expect(await codes.find("oldest")).toBeUndefined();
    expect(await codes.find("second")).toBeDefined();
  });
});
