import { describe, expect, it } from "vitest";
import type { StoredTokenSet } from "../../../main/tokens/index.ts";
import { viewTokenSet } from "../../../main/tokens/view-token-set.ts";
import { compactJws, encodePart } from "../../support/compact-jws.ts";

const NOW = 1_790_000_000_000;
const jwt = (payload: unknown) => compactJws({ alg: "RS256" }, payload, () => "c2lnbmF0dXJl");

const stored: StoredTokenSet = {
  configurationId: "configuration-1",
  accessToken: "opaque-access-token",
  tokenType: "Bearer",
  obtainedAt: NOW - 1000,
};

const view = (changes: Partial<StoredTokenSet>) => viewTokenSet("user-1", { ...stored, ...changes }, NOW);

const tokenOf = (kind: "id_token" | "access_token" | "refresh_token", changes: Partial<StoredTokenSet>) =>
  view(changes).tokens.find((token) => token.kind === kind);

const claimsOf = (payload: unknown) =>
  Object.fromEntries(
    (tokenOf("id_token", { idToken: jwt(payload) })?.claims ?? []).map((claim) => [claim.name, claim]),
  );

describe("a token set as it may be shown", () => {
  it("never holds a token (C-83)", () => {
    const tokens = {
      accessToken: jwt({ sub: "1" }),
      idToken: jwt({ sub: "2" }),
      refreshToken: "opaque-refresh-token",
    };
    const shown = JSON.stringify(view(tokens));
    for (const token of Object.values(tokens)) expect(shown).not.toContain(token);
    expect(shown).not.toContain("c2lnbmF0dXJl");
  });

  it("says which key the access token is bound to, and nothing of its private side (C-83)", () => {
    const dpopKey = { kty: "EC", alg: "ES256", kid: "thumbprint", d: "the-private-side" };
    const shown = view({ dpopKey, refreshToken: "y" });
    expect(shown.tokens.map(({ kind, boundTo }) => [kind, boundTo])).toEqual([
      ["access_token", "thumbprint"],
      ["refresh_token", undefined],
    ]);
    expect(JSON.stringify(shown)).not.toContain("the-private-side");
    expect(tokenOf("access_token", {})).not.toHaveProperty("boundTo");
  });

  it("lists the tokens there are", () => {
    expect(view({}).tokens.map(({ kind }) => kind)).toEqual(["access_token"]);
    expect(view({ idToken: "x", refreshToken: "y" }).tokens.map(({ kind }) => kind)).toEqual([
      "id_token",
      "access_token",
      "refresh_token",
    ]);
  });

  it("is expired from the moment at which the access token ends", () => {
    expect(view({ expiresAt: NOW + 1 }).state).toBe("signed_in");
    expect(view({ expiresAt: NOW }).state).toBe("expired");
  });

  it("is revoked from then on, and says which token was", () => {
    const tokens = { refreshToken: "r", idToken: "i" };
    const revoked = view({ ...tokens, expiresAt: NOW, accessTokenRevokedAt: NOW - 5 });
    expect(revoked.state).toBe("revoked");
    expect(revoked.tokens.map(({ revokedAt }) => revokedAt)).toEqual([undefined, NOW - 5, undefined]);
    const other = view({ ...tokens, refreshTokenRevokedAt: NOW });
    expect(other.state).toBe("signed_in");
    expect(other.tokens.map(({ revokedAt }) => revokedAt)).toEqual([undefined, undefined, NOW]);
  });

  it("does not assume an end that the provider did not name (C-71)", () => {
    expect(view({}).state).toBe("signed_in");
    expect(view({})).not.toHaveProperty("expiresAt");
  });

  it("splits the granted scopes", () => {
    expect(view({ scope: "openid  email " }).grantedScopes).toEqual(["openid", "email"]);
    expect(view({}).grantedScopes).toEqual([]);
  });

  it("calls only the ID token verified (C-74)", () => {
    const same = jwt({ sub: "1" });
    const { tokens } = view({ idToken: same, accessToken: same, refreshToken: same });
    expect(tokens.map(({ kind, signature }) => `${kind} ${signature}`)).toEqual([
      "id_token verified",
      "access_token not_verified",
      "refresh_token not_verified",
    ]);
  });
});

describe("a token as it may be shown", () => {
  it("is decoded where it is a JWT, with its times", () => {
    expect(
      tokenOf("access_token", { accessToken: jwt({ iat: 1_790_000_000, exp: 1_790_000_300 }) }),
    ).toMatchObject({
      form: "jwt",
      header: { alg: "RS256" },
      issuedAt: NOW,
      expiresAt: NOW + 300_000,
    });
  });

  it("is opaque or encrypted where it is not", () => {
    expect(tokenOf("access_token", { expiresAt: NOW + 1 })).toEqual({
      kind: "access_token",
      form: "opaque",
      signature: "not_verified",
      expiresAt: NOW + 1,
    });
    const encrypted = `${encodePart({ alg: "dir", enc: "A256GCM" })}..aXY.dGV4dA.dGFn`;
    expect(tokenOf("refresh_token", { refreshToken: encrypted, expiresAt: NOW })).toEqual({
      kind: "refresh_token",
      form: "encrypted",
      signature: "not_verified",
    });
  });

  it.each(["soon", "1790000000", null, [], 1e300, -1e300])(
    "has no time where there is none: %j (Z-61)",
    (exp) => {
      const token = tokenOf("access_token", { accessToken: jwt({ exp }) });
      expect(token).not.toHaveProperty("expiresAt");
      expect(token?.claims?.[0]).not.toHaveProperty("time");
    },
  );
});

describe("a claim as it may be shown", () => {
  it("has its value to the letter (Z-74)", () => {
    const claims = claimsOf('{"employee_id": 9007199254740993, "ids": [12345678901234567890]}');
    expect(claims.employee_id?.value).toBe("9007199254740993");
    expect(claims.ids?.value).toBe("[12345678901234567890]");
  });

  it("has its meaning and its time where the standards know it", () => {
    const claims = claimsOf({ sub: "1", auth_time: 0, department: "x" });
    expect(claims.sub).toEqual({
      name: "sub",
      value: '"1"',
      meaning: "Identifier of the user at the provider",
    });
    expect(claims.auth_time).toMatchObject({ time: 0, value: "0" });
    expect(claims.department).toEqual({ name: "department", value: '"x"', meaning: "" });
  });

  it("borrows nothing from a prototype (Z-72)", () => {
    const shown = tokenOf("id_token", {
      idToken: jwt('{"__proto__":1,"constructor":2,"toString":3,"hasOwnProperty":4}'),
    });
    expect(shown?.claims).toEqual(
      ["__proto__", "constructor", "toString", "hasOwnProperty"].map((name, index) => ({
        name,
        value: String(index + 1),
        meaning: "",
      })),
    );
  });

  it("is passed on as it is, markup and all (Z-73)", () => {
    const name = "<img src=x onerror=alert(1)> \u001b[31m \u202e";
    expect(JSON.parse(claimsOf({ name }).name?.value ?? "")).toBe(name);
  });

  it("comes from UserInfo too", () => {
    expect(view({ userinfo: { sub: "1", updated_at: 1 } }).userinfo).toEqual([
      { name: "sub", value: '"1"', meaning: "Identifier of the user at the provider" },
      { name: "updated_at", value: "1", meaning: "When the profile was changed", time: 1000 },
    ]);
  });
});
