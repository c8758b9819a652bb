import { describe, expect, it } from "vitest";
import { factsOfAccessToken, factsOfIdToken } from "../../../main/requests/token-facts.ts";
import { compactJws } from "../../support/compact-jws.ts";

const jwt = (claims: Readonly<Record<string, unknown>>): string =>
  compactJws({ alg: "RS256" }, claims, () => "c2lnbmVk");

const factsOf = (claims: Readonly<Record<string, unknown>>) => factsOfAccessToken(jwt(claims), {}, 1_000_000);

describe("what is known of a token", () => {
  it("is what the provider said, where it is opaque", () => {
    const granted = { scope: "a b", expiresAt: 2_000_000 };
    expect(factsOfAccessToken("opaque", granted, 1_000_000)).toEqual({
      kind: "access_token",
      state: "valid",
      scopes: ["a", "b"],
      expiresAt: 2_000_000,
    });
    expect(factsOfAccessToken("opaque", granted, 2_000_000)).toMatchObject({ state: "expired" });
    expect(factsOfAccessToken("opaque", {}, 1)).toEqual({ kind: "access_token", state: "valid" });
  });

  it.each([
    [{ exp: 1000 }, { state: "expired", expiresAt: 1_000_000 }],
    [{ exp: 1001 }, { state: "valid" }],
    [{ scope: "a b" }, { scopes: ["a", "b"] }],
    [{ scp: ["a b", "c"] }, { scopes: ["a b", "c"] }],
    [{ aud: "one audience" }, { audience: ["one audience"] }],
    [{ aud: ["a", "b", 1] }, { audience: ["a", "b"] }],
    [{ roles: ["A", "B", "A"] }, { roles: ["A", "B"] }],
    [
      { realm_access: { roles: ["A"] }, resource_access: { api: { roles: ["B"] }, odd: 7 } },
      { roles: ["A", "B"] },
    ],
    [{ "cognito:groups": ["A"], entitlements: "B C" }, { roles: ["B", "C", "A"] }],
    [{ roles: 7, aud: {}, scope: null, exp: "soon" }, { state: "valid" }],
  ])("stands in it where it is a JWT: %j", (claims, facts) => {
    expect(factsOf(claims)).toMatchObject(facts);
  });

  it("is the ID token's own end and audience, and no scopes", () => {
    expect(factsOfIdToken(jwt({ exp: 1000, aud: "client", scope: "x" }), 1_000_000)).toEqual({
      kind: "id_token",
      state: "expired",
      audience: ["client"],
      expiresAt: 1_000_000,
    });
  });
});
