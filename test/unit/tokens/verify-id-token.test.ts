import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { exportSPKI, importJWK } from "jose";
import { describe, expect, it } from "vitest";
import { type IdTokenVerdict, verifyIdToken } from "../../../main/tokens/id-token.ts";
import type { IdTokenExpectations } from "../../../main/tokens/id-token-checks/context.ts";
import {
  compactJws,
  createJwsKey,
  encodePart,
  type JwsKey,
  renamedJwsKey,
} from "../../support/compact-jws.ts";

const NOW_IN_SECONDS = 1_790_000_000;
const ISSUER = "https://op.example";
const CLIENT = "client-1";
const ACCESS_TOKEN = "access-token-of-this-login";

const rsa = createJwsKey("RS256", "rsa-1");
const otherRsa = createJwsKey("RS256", "rsa-2");
const ec = createJwsKey("ES256", "ec-1");

/** A key for an algorithm. */
const keyFor = (alg: string) => (/^[RP]S/.test(alg) ? renamedJwsKey(rsa, { alg }) : createJwsKey(alg));

/** A key that the provider does not have, under the name of one that it has. */
const strangersKey = (alg: string) =>
  alg === "RS256" ? renamedJwsKey(otherRsa, { kid: "rsa-1" }) : createJwsKey(alg, "rsa-1");

const expected: IdTokenExpectations = {
  issuer: ISSUER,
  clientId: CLIENT,
  nonce: "nonce-1",
  accessToken: ACCESS_TOKEN,
  algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
  keys: [rsa.publicJwk, ec.publicJwk],
  now: NOW_IN_SECONDS * 1000,
};

const good = {
  iss: ISSUER,
  sub: "user-1",
  aud: CLIENT,
  iat: NOW_IN_SECONDS - 2,
  exp: NOW_IN_SECONDS + 300,
  nonce: "nonce-1",
};

const headerOf = (key: JwsKey) => ({ alg: key.alg, kid: key.publicJwk.kid });

const tokenWith = (claims: object, key: JwsKey = ec, header: object = headerOf(key)) =>
  compactJws(header, { ...good, ...claims }, key.signature);

const verify = (token: string, changes: Partial<IdTokenExpectations> = {}) =>
  verifyIdToken(token, { ...expected, ...changes });

const hmacWith = (secret: string, alg: string) => (input: string) =>
  createHmac(`sha${alg.slice(2)}`, secret)
    .update(input)
    .digest("base64url");

const codesOf = (verdict: IdTokenVerdict) =>
  verdict.outcomes.filter(({ result }) => result === "failed").map(({ code }) => code);

const resultOf = (verdict: IdTokenVerdict, checkId: string) =>
  verdict.outcomes.find((outcome) => outcome.checkId === checkId)?.result;

/** Asserts that exactly this is wrong, and that no claim comes out. */
const expectRefusal = (verdict: IdTokenVerdict, ...codes: string[]) => {
  expect(codesOf(verdict)).toEqual(codes);
  expect(verdict.claims).toBeUndefined();
};

describe("a good ID token", () => {
  it("passes all checks, in the order of the standard (RP-1, RP-9)", async () => {
    const verdict = await verify(tokenWith({}, rsa));
    expect(verdict.outcomes.map(({ checkId, result }) => `${checkId} ${result}`)).toEqual([
      "id_token.form passed",
      "id_token.signature passed",
      "id_token.iss passed",
      "id_token.sub passed",
      "id_token.aud passed",
      "id_token.azp passed",
      "id_token.exp passed",
      "id_token.iat passed",
      "id_token.nbf passed",
      "id_token.nonce passed",
      "id_token.at_hash passed",
    ]);
    expect(verdict.claims).toEqual(good);
  });

  it.each([
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
  ])("may be signed with %s", async (alg) => {
    const key = keyFor(alg);
    expectNothingWrong(await verify(tokenWith({}, key), { algorithms: [alg], keys: [key.publicJwk] }));
  });

  it("may leave out kid when there is one key, or several (RP-7, RP-8)", async () => {
    const token = tokenWith({}, rsa, { alg: "RS256" });
    expectNothingWrong(await verify(token, { keys: [rsa.publicJwk] }));
    expectNothingWrong(await verify(token, { keys: [otherRsa.publicJwk, ec.publicJwk, rsa.publicJwk] }));
  });

  it("is verified with the right one of two keys that have the same kid (Z-27)", async () => {
    const keys = [{ ...otherRsa.publicJwk, kid: "rsa-1" }, rsa.publicJwk];
    expectNothingWrong(await verify(tokenWith({}, rsa), { keys }));
  });

  it("may be of any type and have claims of its own (Z-55)", async () => {
    const verdict = await verify(
      tokenWith({ roles: ["admin"] }, ec, { ...headerOf(ec), typ: "at+jwt", cty: "JWT" }),
    );
    expect(verdict.claims).toMatchObject({ roles: ["admin"] });
  });
});

describe("the signature of an ID token", () => {
  it.each(["none", "None", "NONE", "nOnE", undefined, null, ["RS256"], 256])(
    "must be there: alg %j (RP-10, Z-46)",
    async (alg) => {
      const unsigned = `${encodePart({ alg })}.${encodePart(good)}.`;
      expectRefusal(await verify(unsigned), "id_token_unsigned");
      expectRefusal(await verify(unsigned, { algorithms: ["none", "None"] }), "id_token_unsigned");
    },
  );

  it("must be of an algorithm that is allowed (C-56, Z-46)", async () => {
    expectRefusal(await verify(tokenWith({}, ec), { algorithms: ["RS256"] }), "id_token_alg_unsupported");
    expectRefusal(await verify(tokenWith({}, ec, { alg: "" })), "id_token_alg_unsupported");
  });

  it.each([
    ["RS256 (RP-11)", rsa],
    ["ES256 (RP-12)", ec],
  ])("must be valid: %s", async (_what, key) => {
    const token = tokenWith({}, key);
    const flipped = token.slice(0, -8) + (token.endsWith("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA");
    expectRefusal(await verify(flipped), "id_token_signature_invalid");
    expectRefusal(await verify(`${token}x`), "id_token_signature_invalid");
    expectRefusal(await verify(token.slice(0, token.lastIndexOf(".") + 1)), "id_token_signature_invalid");
  });

  it("must be of these claims", async () => {
    const [header, , signature] = tokenWith({}, ec).split(".");
    const changed = encodePart({ ...good, sub: "admin" });
    expectRefusal(await verify(`${header}.${changed}.${signature}`), "id_token_signature_invalid");
  });

  it("must be made by one of the provider's keys (C-55)", async () => {
    const stranger = createJwsKey("ES256", "ec-1");
    expectRefusal(await verify(tokenWith({}, stranger)), "id_token_signature_invalid");
    expectRefusal(await verify(tokenWith({}, otherRsa)), "id_token_key_not_found");
    expectRefusal(await verify(tokenWith({}, rsa), { keys: [] }), "id_token_key_not_found");
  });

  it.each(["HS256", "HS384", "HS512"])(
    "may be an HMAC with the client secret where that is allowed: %s (RP-13)",
    async (alg) => {
      const clientSecret = "secret with ünusual characters";
      const token = compactJws({ alg }, good, hmacWith(clientSecret, alg));
      expectNothingWrong(await verify(token, { algorithms: [alg], clientSecret }));
      expectRefusal(await verify(token, { clientSecret }), "id_token_alg_unsupported");
      for (const other of ["Secret with ünusual characters", `${clientSecret} `]) {
        const verdict = await verify(token, { algorithms: [alg], clientSecret: other });
        expectRefusal(verdict, "id_token_signature_invalid");
      }
      for (const none of [{}, { clientSecret: "" }]) {
        expectRefusal(await verify(token, { algorithms: [alg], ...none }), "id_token_key_not_found");
      }
      for (const bent of [`${token}x`, `${token}=`, token.slice(0, -1), token.slice(0, -4)]) {
        const verdict = await verify(bent, { algorithms: [alg], clientSecret });
        expectRefusal(verdict, "id_token_signature_invalid");
      }
    },
  );

  it("is never an HMAC with the public key or with nothing as its secret (RP-13, Z-47, Z-50)", async () => {
    const publicKey = await importJWK({ ...rsa.publicJwk, ext: true }, "RS256");
    const pem = await exportSPKI(publicKey as CryptoKey);
    for (const secret of [pem, JSON.stringify(rsa.publicJwk), rsa.publicJwk.n ?? "", "", "client-secret"]) {
      const token = compactJws({ alg: "HS256", kid: "rsa-1" }, good, hmacWith(secret, "HS256"));
      expectRefusal(await verify(token), "id_token_alg_unsupported");
      const algorithms = ["HS256", "RS256"];
      expectRefusal(await verify(token, { algorithms }), "id_token_key_not_found");
      const withSecret = await verify(token, { algorithms, clientSecret: "the-client's-own-secret" });
      expectRefusal(withSecret, "id_token_signature_invalid");
      const withoutAlg = { ...rsa.publicJwk, alg: undefined } as unknown as typeof rsa.publicJwk;
      expect((await verify(token, { algorithms, keys: [withoutAlg] })).claims).toBeUndefined();
    }
  });

  it("of ES256 is never zeros, and never in DER (Z-48)", async () => {
    const zeros = () => Buffer.alloc(64).toString("base64url");
    expectRefusal(await verify(compactJws(headerOf(ec), good, zeros)), "id_token_signature_invalid");
    const der = (input: string) => {
      const raw = Buffer.from(ec.signature(input), "base64url");
      const integer = (bytes: Buffer) => Buffer.concat([Buffer.from([2, bytes.length + 1, 0]), bytes]);
      const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
      return Buffer.concat([Buffer.from([0x30, body.length]), body]).toString("base64url");
    };
    expectRefusal(await verify(compactJws(headerOf(ec), good, der)), "id_token_signature_invalid");
  });

  it("of RS256 is never PSS, nor the reverse (Z-49)", async () => {
    const { alg: _alg, ...anyAlg } = rsa.publicJwk;
    for (const [claimed, real] of [
      ["RS256", "PS256"],
      ["PS256", "RS256"],
    ] as const) {
      const token = compactJws({ alg: claimed, kid: "rsa-1" }, good, rsa.signatureAs(real));
      expectRefusal(await verify(token, { keys: [anyAlg] }), "id_token_signature_invalid");
    }
  });

  it("is never verified with a key that the token brings along (C-53, Z-51)", async () => {
    const stranger = strangersKey("RS256");
    const header = {
      alg: "RS256",
      jwk: stranger.publicJwk,
      jku: "https://evil.example/jwks",
      x5u: "https://evil.example/cert",
      x5c: ["AAAA"],
    };
    expectRefusal(await verify(tokenWith({}, stranger, header)), "id_token_signature_invalid");
    expectRefusal(await verify(tokenWith({}, stranger, { ...header, kid: "x" })), "id_token_key_not_found");
  });

  it.each([
    "../../etc/passwd",
    "' OR 1=1 --",
    "https://evil.example/key",
    "<script>",
    1,
    null,
    ["rsa-1"],
    {},
  ])("takes kid as nothing but a name: %j (Z-29, Z-52)", async (kid) => {
    expectRefusal(await verify(tokenWith({}, rsa, { alg: "RS256", kid })), "id_token_key_not_found");
  });

  it.each([
    [{ crit: ["exp"], exp: 1 }],
    [{ crit: ["b64"], b64: false }],
    [{ crit: ["b64"], b64: true }],
    [{ crit: [] }],
    [{ crit: "b64" }],
    [{ crit: null }],
  ])("is refused with a critical extension: %j (Z-53, Z-54)", async (extension) => {
    const header = { ...headerOf(ec), ...extension };
    expectRefusal(await verify(tokenWith({}, ec, header)), "id_token_signature_invalid");
  });

  it("is of the encoded payload when b64 is not critical (Z-54)", async () => {
    expectNothingWrong(await verify(tokenWith({}, ec, { ...headerOf(ec), b64: false })));
  });

  it("is never verified with an encryption key, a key for other operations or another algorithm (Z-35)", async () => {
    for (const unfit of [{ use: "enc" }, { key_ops: ["encrypt"] }, { alg: "PS256" }]) {
      const keys = [{ ...rsa.publicJwk, ...unfit }];
      expectRefusal(await verify(tokenWith({}, rsa), { keys }), "id_token_key_not_found");
    }
    expectNothingWrong(
      await verify(tokenWith({}, rsa), { keys: [{ ...rsa.publicJwk, key_ops: ["verify"] }] }),
    );
  });

  it.each([
    ["weak", { n: Buffer.alloc(64, 0xff).toString("base64url") }],
    ["without its number", { n: undefined }],
    ["off its curve", { kty: "EC", crv: "P-256", x: "AAAA", y: "AAAA", alg: "ES256" }],
    ["with odd operations", { key_ops: 5 }],
    ["with operations that are null", { key_ops: null }],
    ["of the wrong length", { kty: "OKP", crv: "Ed25519", x: "AA", alg: "EdDSA" }],
  ])("fails with a key that is %s, and does not throw (Z-31 to Z-33)", async (_what, damage) => {
    const key = { ...rsa.publicJwk, ...damage } as unknown as typeof rsa.publicJwk;
    const stranger = strangersKey(String(key.alg));
    expectRefusal(await verify(tokenWith({}, stranger), { keys: [key] }), "id_token_signature_invalid");
  });
});

describe("iss of an ID token", () => {
  it.each([
    `${ISSUER}/`,
    "https://OP.example",
    "https://op.example:443",
    "http://op.example",
    "https://xn--p-0ga.example",
    "https://evil.example",
    "",
    7,
    [ISSUER],
    null,
    undefined,
  ])("is the issuer to the letter: %j is not (RP-2, Z-67, Z-75)", async (iss) => {
    expectRefusal(await verify(tokenWith({ iss })), "id_token_iss_mismatch");
  });
});

describe("sub of an ID token", () => {
  it.each([undefined, null, "", 7, ["user-1"], { id: "user-1" }, "x".repeat(256)])(
    "is a text of bounded length: %j is not (RP-3, Z-68)",
    async (sub) => {
      expectRefusal(await verify(tokenWith({ sub })), "id_token_sub_missing");
    },
  );

  it("may have 255 characters, and is flagged when they are not ASCII (C-62)", async () => {
    expectNothingWrong(await verify(tokenWith({ sub: "x".repeat(255) })));
    const verdict = await verify(tokenWith({ sub: "zoë" }));
    expect(resultOf(verdict, "id_token.sub")).toBe("warning");
    expect(verdict.claims).toMatchObject({ sub: "zoë" });
  });
});

describe("aud and azp of an ID token", () => {
  it.each([
    undefined,
    null,
    "",
    "client",
    "client-12",
    "CLIENT-1",
    7,
    {},
    [],
    ["other"],
    { aud: CLIENT },
    [[CLIENT]],
  ])("name this client: aud %j does not (RP-4, RP-5, Z-65)", async (aud) => {
    expectRefusal(await verify(tokenWith({ aud })), "id_token_aud_mismatch");
  });

  it("may be a list of one", async () => {
    expectNothingWrong(await verify(tokenWith({ aud: [CLIENT] })));
  });

  it("need azp when there are several audiences (C-58, Z-66)", async () => {
    const aud = [CLIENT, "api"];
    expectNothingWrong(await verify(tokenWith({ aud, azp: CLIENT })));
    expectRefusal(await verify(tokenWith({ aud })), "id_token_azp_mismatch");
  });

  it.each(["other", "", null, [CLIENT], 7])("are refused with azp %j (C-58, Z-66)", async (azp) => {
    expectRefusal(await verify(tokenWith({ azp })), "id_token_azp_mismatch");
  });
});

describe("the times of an ID token", () => {
  it.each([
    [NOW_IN_SECONDS - 29, undefined],
    [NOW_IN_SECONDS - 29.5, undefined],
    [253_402_300_799, undefined],
    [NOW_IN_SECONDS - 30, "id_token_expired"],
    [NOW_IN_SECONDS - 86_400, "id_token_expired"],
    [0, "id_token_expired"],
    [-1, "id_token_expired"],
    [undefined, "id_token_exp_missing"],
    [null, "id_token_exp_missing"],
    [String(NOW_IN_SECONDS + 300), "id_token_exp_missing"],
    ["NaN", "id_token_exp_missing"],
    [[NOW_IN_SECONDS + 300], "id_token_exp_missing"],
  ])("end as exp says, with 30 s of tolerance: %j gives %s (C-59, Z-61, Z-62)", async (exp, code) => {
    const verdict = await verify(tokenWith({ exp }));
    if (code === undefined) expectNothingWrong(verdict);
    else expectRefusal(verdict, code);
  });

  it("do not end at infinity (Z-61)", async () => {
    const payload = JSON.stringify({ ...good, exp: 0 }).replace('"exp":0', '"exp":1e400');
    expectRefusal(await verify(compactJws(headerOf(ec), payload, ec.signature)), "id_token_exp_missing");
  });

  it.each([undefined, null, "now", "1790000000", [], {}])(
    "begin with iat: %j is none (RP-6, Z-63)",
    async (iat) => {
      expectRefusal(await verify(tokenWith({ iat })), "id_token_iat_missing");
    },
  );

  it.each([
    [NOW_IN_SECONDS + 30, "passed"],
    [NOW_IN_SECONDS + 31, "warning"],
    [NOW_IN_SECONDS - 600, "passed"],
    [NOW_IN_SECONDS - 601, "warning"],
    [-1e300, "warning"],
  ])("flag an iat that speaks of a wrong clock: %d is %s (C-60, Z-63)", async (iat, result) => {
    const verdict = await verify(tokenWith({ iat }));
    expect(resultOf(verdict, "id_token.iat")).toBe(result);
    expect(verdict.claims).toBeDefined();
  });

  it.each([
    [NOW_IN_SECONDS + 30, undefined],
    [NOW_IN_SECONDS - 1, undefined],
    [NOW_IN_SECONDS + 31, "id_token_not_yet_valid"],
    ["now", "id_token_not_yet_valid"],
    [null, "id_token_not_yet_valid"],
  ])("begin with nbf where it is there: %j gives %s (C-61, Z-64)", async (nbf, code) => {
    const verdict = await verify(tokenWith({ nbf }));
    if (code === undefined) expectNothingWrong(verdict);
    else expectRefusal(verdict, code);
  });
});

describe("nonce of an ID token", () => {
  it.each([undefined, null, "", "nonce-2", "NONCE-1", "nonce-1 ", ["nonce-1"], 1])(
    "is the one that was sent: %j is not (RP-15, C-32, Z-69)",
    async (nonce) => {
      expectRefusal(await verify(tokenWith({ nonce })), "id_token_nonce_mismatch");
    },
  );

  it("may be missing after a refresh (C-69)", async () => {
    const { nonce: _nonce, ...refresh } = expected;
    const { nonce: _other, ...claims } = good;
    expectNothingWrong(await verifyIdToken(compactJws(headerOf(ec), claims, ec.signature), refresh));
  });
});

describe("at_hash of an ID token", () => {
  const half = (hash: string) => {
    const digest = createHash(hash).update(ACCESS_TOKEN).digest();
    return digest.subarray(0, digest.length / 2).toString("base64url");
  };

  it.each([
    ["ES256", "sha256"],
    ["ES384", "sha384"],
    ["RS512", "sha512"],
    ["EdDSA", "sha512"],
  ])("belongs to the access token: %s takes %s (C-66)", async (alg, hash) => {
    const key = keyFor(alg);
    const trust = { algorithms: [alg], keys: [key.publicJwk] };
    expectNothingWrong(await verify(tokenWith({ at_hash: half(hash) }, key), trust));
    const other = hash === "sha256" ? "sha512" : "sha256";
    expectRefusal(await verify(tokenWith({ at_hash: half(other) }, key), trust), "id_token_at_hash_mismatch");
  });

  it.each([
    "",
    half("sha256").slice(0, -1),
    `${half("sha256")}=`,
    half("sha256").toLowerCase(),
    7,
    null,
    [half("sha256")],
  ])("is refused when it differs: %j (RP-27, Z-70)", async (at_hash) => {
    expectRefusal(await verify(tokenWith({ at_hash })), "id_token_at_hash_mismatch");
  });
});

describe("auth_time of an ID token", () => {
  const maxAge = (maxAgeInSeconds: number) => ({ maxAgeInSeconds });

  it("is not looked at without max_age", async () => {
    const verdict = await verify(tokenWith({ auth_time: 0 }));
    expectNothingWrong(verdict);
    expect(resultOf(verdict, "id_token.auth_time")).toBeUndefined();
  });

  it("may be as old as max_age and the tolerance (C-64)", async () => {
    expectNothingWrong(await verify(tokenWith({ auth_time: NOW_IN_SECONDS - 90 }), maxAge(60)));
    expectNothingWrong(await verify(tokenWith({ auth_time: NOW_IN_SECONDS - 30 }), maxAge(0)));
  });

  it.each([
    [NOW_IN_SECONDS - 91, 60],
    [NOW_IN_SECONDS - 31, 0],
    [0, 3600],
    [-1, 3600],
  ])("is refused when it is older: %d for max_age %d (C-64)", async (auth_time, limit) => {
    expectRefusal(await verify(tokenWith({ auth_time }), maxAge(limit)), "id_token_auth_time_too_old");
  });

  it.each([undefined, null, "1790000000", true, {}])(
    "must be there with max_age: %j (C-64)",
    async (value) => {
      const verdict = await verify(tokenWith({ auth_time: value }), maxAge(3600));
      expectRefusal(verdict, "id_token_auth_time_missing");
    },
  );

  it("is flagged when it is in the future", async () => {
    const verdict = await verify(tokenWith({ auth_time: NOW_IN_SECONDS + 31 }), maxAge(60));
    expectNothingWrong(verdict);
    expect(resultOf(verdict, "id_token.auth_time")).toBe("warning");
  });
});

describe("acr of an ID token", () => {
  const asked = (isEssential: boolean) => ({ acr: { values: ["silver", "gold"], isEssential } });

  it("is not looked at when none was asked for", async () => {
    expect(resultOf(await verify(tokenWith({ acr: "0" })), "id_token.acr")).toBeUndefined();
  });

  it.each([true, false])("is one of those asked for (C-65)", async (isEssential) => {
    const verdict = await verify(tokenWith({ acr: "gold" }), asked(isEssential));
    expectNothingWrong(verdict);
    expect(resultOf(verdict, "id_token.acr")).toBe("passed");
  });

  it.each([undefined, "bronze", "Gold", ["gold"], 1])(
    "is flagged when it is another: %j (C-65)",
    async (acr) => {
      const verdict = await verify(tokenWith({ acr }), asked(false));
      expectNothingWrong(verdict);
      expect(resultOf(verdict, "id_token.acr")).toBe("warning");
      expectRefusal(await verify(tokenWith({ acr }), asked(true)), "id_token_acr_mismatch");
    },
  );
});

describe("a token that is no ID token", () => {
  it.each(["", "opaque", "a.b.c", `${encodePart({ alg: "RS256" })}.${encodePart("[1]")}.x`])(
    "is refused as malformed, and nothing else is looked at: %j (Z-41 to Z-45)",
    async (token) => {
      const verdict = await verify(token);
      expectRefusal(verdict, "id_token_malformed");
      expect(verdict.outcomes).toHaveLength(1);
    },
  );

  it.each([
    `${encodePart({ alg: "dir", enc: "A256GCM" })}..aXY.dGV4dA.dGFn`,
    `${encodePart({ alg: "PBES2-HS256+A128KW", p2c: 1e9 })}.a2V5.aXY.dGV4dA.dGFn`,
  ])("is refused as encrypted, and nothing else is looked at: %j (Z-57)", async (token) => {
    const verdict = await verify(token);
    expectRefusal(verdict, "id_token_encrypted");
    expect(verdict.outcomes).toHaveLength(1);
    expect(verdict.outcomes[0]?.found).toContain("encrypted");
  });

  it("of 20 MB is refused (Z-58)", async () => {
    expectRefusal(await verify("x".repeat(20 * 1024 * 1024)), "id_token_malformed");
  });
});

describe("an ID token with several faults", () => {
  it("shows all of them at once", async () => {
    const token = tokenWith({ iss: "https://evil.example", aud: "other", nonce: "old", exp: 1 }, otherRsa);
    expectRefusal(
      await verify(token),
      "id_token_key_not_found",
      "id_token_iss_mismatch",
      "id_token_aud_mismatch",
      "id_token_expired",
      "id_token_nonce_mismatch",
    );
  });

  it("never throws and never passes with claims of any kind (Z-59 to Z-72)", async () => {
    const claims = fc.dictionary(
      fc.constantFrom(
        "iss",
        "sub",
        "aud",
        "azp",
        "exp",
        "iat",
        "nbf",
        "nonce",
        "at_hash",
        "__proto__",
        "toString",
      ),
      fc.jsonValue({ maxDepth: 4 }),
    );
    const header = fc.dictionary(fc.constantFrom("alg", "kid", "crit", "typ", "jwk", "b64"), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(header, claims, async (head, payload) => {
        const verdict = await verify(compactJws(head, JSON.stringify(payload), ec.signature));
        expect(codesOf(verdict)).not.toEqual([]);
        expect(verdict.claims).toBeUndefined();
      }),
    );
  });
});

const expectNothingWrong = (verdict: IdTokenVerdict) => {
  expect(codesOf(verdict)).toEqual([]);
  expect(verdict.claims).toBeDefined();
};
