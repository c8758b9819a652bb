import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { readJwks } from "../../../main/discovery/index.ts";
import { candidateKeys } from "../../../main/tokens/id-token.ts";
import { failureOf } from "../../support/failure-of.ts";
import { httpResponse, jsonResponse } from "../../support/http-response.ts";

const JWKS_URL = "https://op.example/jwks";
const rsa = { kty: "RSA", kid: "1", n: "AQAB", e: "AQAB" };

const read = (document: unknown) => readJwks(jsonResponse(document), JWKS_URL);

describe("a JWKS", () => {
  it.each([[{}], [{ keys: null }], [{ keys: {} }], [{ keys: "RSA" }], [[rsa]], [null], [7]])(
    "without a list of keys is refused: %j (Z-25)",
    async (document) => {
      expect((await failureOf(() => read(document))).code).toBe("jwks_invalid");
    },
  );

  it("may be empty (Z-25)", () => {
    expect(read({ keys: [] })).toEqual([]);
  });

  it("is read without its members that are no keys (Z-26, Z-30)", () => {
    expect(read({ keys: [null, 7, "RSA", [], {}, { kty: 5 }, { kty: null }, rsa] })).toEqual([rsa]);
  });

  it("never yields private or symmetric material (Z-30, Z-34, C-52)", () => {
    const keys = [
      { kty: "oct", k: "c2VjcmV0" },
      { ...rsa, d: "AQAB" },
      { kty: "EC", crv: "P-256", d: "x" },
      rsa,
    ];
    expect(read({ keys })).toEqual([rsa]);
  });

  it("may say null for what it does not say", () => {
    const nulls = { ...rsa, use: null, alg: null, key_ops: null, d: null, x5c: null };
    expect(read({ keys: [nulls] })).toEqual([rsa]);
  });

  it("keeps several keys with the same kid, or without any (Z-27, Z-28)", () => {
    const keys = [rsa, { ...rsa, n: "AQAC" }, { kty: "RSA" }, { kty: "RSA" }];
    expect(read({ keys })).toEqual(keys);
  });

  it("is cut at 1,000 keys (Z-38)", () => {
    expect(read({ keys: Array.from({ length: 10_000 }, () => rsa) })).toHaveLength(1000);
  });

  it.each([
    [404, "jwks_http_status"],
    [500, "jwks_http_status"],
    [302, "redirect_refused"],
  ])(
    "that is answered with %d is refused, with advice about the JWKS endpoint (Z-40)",
    async (status, code) => {
      const headers = [["location", "https://other.example/jwks"]] as const;
      const error = await failureOf(() => readJwks(httpResponse("", { status, headers }), JWKS_URL));
      expect(error).toMatchObject({ code, step: "id_token", field: "endpoints.jwks" });
      expect(error.message).toContain("JWKS");
      expect(error.advice).not.toContain("openid-configuration");
    },
  );

  it("that is HTML is refused (Z-40)", async () => {
    const headers = [["content-type", "text/html"]] as const;
    const error = await failureOf(() => readJwks(httpResponse("<html>", { headers }), JWKS_URL));
    expect(error.code).toBe("jwks_invalid");
  });

  it("of any shape yields keys to choose from, or a refusal (Z-25 to Z-39)", () => {
    const member = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object({ maxDepth: 1 }),
    );
    const key = fc.record(
      {
        kty: fc.oneof(fc.constantFrom("RSA", "EC", "OKP", "oct"), member),
        kid: member,
        use: member,
        alg: member,
        key_ops: member,
        d: member,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.record({ keys: fc.oneof(fc.array(fc.oneof(key, member)), member) }), (document) => {
        try {
          for (const alg of ["RS256", "ES256", "EdDSA"]) candidateKeys(read(document), { alg, kid: "1" });
        } catch (thrown) {
          expect(thrown instanceof AppFailure && thrown.error.code).toBe("jwks_invalid");
        }
      }),
    );
  });
});
