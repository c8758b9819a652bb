import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { readTokenResponse } from "../../../main/tokens/index.ts";
import { failureOf } from "../../support/failure-of.ts";
import { jsonResponse } from "../../support/http-response.ts";

const NOW = 1_790_000_000_000;
const good = { access_token: "access-1", token_type: "Bearer" };

const read = (members: Readonly<Record<string, unknown>>) =>
  readTokenResponse(jsonResponse({ ...good, ...members }), NOW);
const codeOf = async (members: Readonly<Record<string, unknown>>) =>
  (await failureOf(() => read(members))).code;

describe("a token response", () => {
  it("gives what it says and leaves out what it does not", () => {
    expect(read({})).toEqual({ accessToken: "access-1", tokenType: "Bearer" });
    expect(
      read({ expires_in: 300, refresh_token: "refresh-1", id_token: "id-1", scope: "openid email" }),
    ).toEqual({
      accessToken: "access-1",
      tokenType: "Bearer",
      expiresAt: NOW + 300_000,
      refreshToken: "refresh-1",
      idToken: "id-1",
      scope: "openid email",
    });
  });

  it.each([
    undefined,
    null,
    "",
    7,
    {},
    ["access-1"],
    "a b",
    "a\tb",
    "a\r\nX-Evil: 1",
    "a\nb",
    "a\u0000",
    "ünïcode",
  ])("whose access token cannot be sent in a header is refused: %j (Z-80)", async (access_token) => {
    expect(await codeOf({ access_token })).toBe("token_response_invalid");
  });

  it.each(["Bearer", "bearer", "BEARER"])("has token type %s (Z-78)", (token_type) => {
    expect(read({ token_type }).tokenType).toBe(token_type);
  });

  it.each([undefined, null, "", "mac", "DPoP", "Bearer ", 7, ["Bearer"], {}])(
    "of another token type is refused: %j (C-72, Z-78)",
    async (token_type) => {
      expect(await codeOf({ token_type })).toBe("token_response_invalid");
    },
  );

  it.each(["DPoP", "dpop", "Bearer"])("has token type %s where it is to be bound to a key", (token_type) => {
    const answer = jsonResponse({ ...good, token_type });
    expect(readTokenResponse(answer, NOW, true).tokenType).toBe(token_type);
  });

  it.each([undefined, "mac", "DPoP "])("is of no type that can be bound to a key: %j", async (token_type) => {
    const readBound = () => readTokenResponse(jsonResponse({ ...good, token_type }), NOW, true);
    expect(await failureOf(readBound)).toMatchObject({ code: "token_response_invalid" });
  });

  it.each([
    [300, NOW + 300_000],
    ["300", NOW + 300_000],
    [0, NOW],
    [1.5, NOW + 1500],
    [-1, undefined],
    ["-1", undefined],
    [1e12, undefined],
    ["", undefined],
    [" ", undefined],
    ["soon", undefined],
    [null, undefined],
    [true, undefined],
    [[300], undefined],
    [{}, undefined],
    [Number.NaN, undefined],
  ])("ends as expires_in says, or nobody knows when: %j (C-71, Z-79)", (expires_in, expiresAt) => {
    expect(read({ expires_in }).expiresAt).toBe(expiresAt);
  });

  it.each([
    ["refresh_token", "refreshToken", null],
    ["refresh_token", "refreshToken", ""],
    ["refresh_token", "refreshToken", {}],
    ["id_token", "idToken", null],
    ["id_token", "idToken", { sub: "1" }],
    ["scope", "scope", ["openid"]],
    ["scope", "scope", null],
  ])("has no %s where %s would be %j (Z-81 to Z-83)", (member, name, value) => {
    expect(read({ [member]: value })).not.toHaveProperty(name);
  });

  it("is read or refused with a code, and its access token is safe in a header, whatever it is (Z-76 to Z-83)", () => {
    const members = fc.dictionary(
      fc.constantFrom(
        "access_token",
        "token_type",
        "expires_in",
        "refresh_token",
        "id_token",
        "scope",
        "error",
      ),
      fc.oneof(fc.jsonValue(), fc.constant("Bearer")),
    );
    fc.assert(
      fc.property(members, (body) => {
        try {
          expect(readTokenResponse(jsonResponse(body), NOW).accessToken).toMatch(/^[\x21-\x7e]+$/);
        } catch (thrown) {
          expect(thrown instanceof AppFailure && thrown.error.code).toBe("token_response_invalid");
        }
      }),
    );
  });

  it("never puts what it refuses into the failure, but for the token type", async () => {
    const error = await failureOf(() => read({ access_token: "secret value" }));
    expect(JSON.stringify(error)).not.toContain("secret value");
  });
});
