import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { jwtOf, verifyUserinfo } from "../../../main/tokens/index.ts";
import { verifiableAlgorithms } from "../../../main/tokens/signing-algorithms.ts";
import { compactJws, createJwsKey, encodePart, type JwsKey } from "../../support/compact-jws.ts";
import { httpResponse } from "../../support/http-response.ts";

const NOW_IN_SECONDS = 1_790_000_000;
const rsa = createJwsKey("RS256", "rsa-1");
const ec = createJwsKey("ES256", "ec-1");
const good = { iss: "https://op.example", aud: "client-1", sub: "user-1", name: "Ada" };

const expected = {
  issuer: "https://op.example",
  clientId: "client-1",
  now: NOW_IN_SECONDS * 1000,
  algorithms: verifiableAlgorithms(true),
  keys: [rsa.publicJwk, ec.publicJwk],
  clientSecret: "the-client's-secret",
};

const answerWith = (claims: object, key: JwsKey = ec, header: object = {}) =>
  compactJws({ alg: key.alg, kid: key.publicJwk.kid, ...header }, { ...good, ...claims }, key.signature);

const verify = (token: string) => verifyUserinfo(token, expected);

const failedCodes = async (token: string) => {
  const { outcomes, claims } = await verify(token);
  expect(claims).toBeUndefined();
  return outcomes.filter(({ result }) => result === "failed").map(({ code }) => code);
};

describe("a signed UserInfo answer", () => {
  it.each([
    ["RS256", rsa],
    ["ES256", ec],
  ])("passes with a key of the provider: %s (RP-20, C-68)", async (_alg, key) => {
    const { outcomes, claims } = await verify(answerWith({}, key));
    expect(claims).toEqual(good);
    expect(outcomes.map(({ checkId, result }) => `${checkId} ${result}`)).toEqual([
      "userinfo.signature passed",
      "userinfo.iss passed",
      "userinfo.aud passed",
      "userinfo.exp passed",
    ]);
  });

  it("passes as an HMAC with the client secret, and with no other", async () => {
    const hmac = (secret: string) => (input: string) =>
      createHmac("sha256", secret).update(input).digest("base64url");
    const right = compactJws({ alg: "HS256" }, good, hmac(expected.clientSecret));
    expect((await verify(right)).claims).toEqual(good);
    const wrong = compactJws({ alg: "HS256" }, good, hmac(rsa.publicJwk.n ?? ""));
    expect(await failedCodes(wrong)).toEqual(["userinfo_signature_invalid"]);
  });

  it.each([
    ["damaged", `${answerWith({}).slice(0, -8)}AAAAAAAA`],
    ["of a stranger", answerWith({}, createJwsKey("ES256", "ec-1"))],
    ["of a key that is not published", answerWith({}, createJwsKey("ES256", "ec-9"))],
    ["with a critical extension", answerWith({}, ec, { crit: ["x"] })],
    ["missing", `${encodePart({ alg: "none" })}.${encodePart(good)}.`],
  ])("is refused when its signature is %s", async (_what, token) => {
    expect(await failedCodes(token)).toEqual(["userinfo_signature_invalid"]);
  });

  it("is refused when it is of another issuer or for another client", async () => {
    expect(await failedCodes(answerWith({ iss: "https://op.example/" }))).toEqual(["userinfo_iss_mismatch"]);
    expect(await failedCodes(answerWith({ aud: "client-2" }))).toEqual(["userinfo_aud_mismatch"]);
    expect(await failedCodes(answerWith({ aud: ["client-2"] }))).toEqual(["userinfo_aud_mismatch"]);
    expect((await verify(answerWith({ aud: ["client-2", "client-1"] }))).claims).toBeDefined();
  });

  it("is flagged when it does not say whose and for whom it is", async () => {
    const { outcomes, claims } = await verify(answerWith({ iss: undefined, aud: undefined }));
    expect(claims).toBeDefined();
    const flagged = outcomes.filter(({ result }) => result === "warning").map(({ checkId }) => checkId);
    expect(flagged).toEqual(["userinfo.iss", "userinfo.aud"]);
  });

  it("is refused when it has expired", async () => {
    expect((await verify(answerWith({ exp: NOW_IN_SECONDS - 29 }))).claims).toBeDefined();
    expect(await failedCodes(answerWith({ exp: NOW_IN_SECONDS - 30 }))).toEqual([
      "userinfo_response_invalid",
    ]);
    expect(await failedCodes(answerWith({ exp: "later" }))).toEqual(["userinfo_response_invalid"]);
  });

  it.each(["", "{}", "a.b.c", `${encodePart({ alg: "dir" })}..aXY.dGV4dA.dGFn`])(
    "is refused when it is none: %j",
    async (token) => {
      expect(await failedCodes(token)).toEqual(["userinfo_response_invalid"]);
    },
  );
});

describe("the JWT of an answer", () => {
  const jwtWith = (contentType: string) =>
    jwtOf(httpResponse(" a.b.c\n", { headers: [["content-type", contentType]] }));

  it("is there for the media type of JWTs", () => {
    expect(jwtWith("application/jwt")).toBe("a.b.c");
    expect(jwtWith("Application/JWT ; charset=utf-8")).toBe("a.b.c");
  });

  it.each(["application/json", "text/plain", "application/jwt+json", ""])("is not there for %j", (type) => {
    expect(jwtWith(type)).toBeUndefined();
  });
});
