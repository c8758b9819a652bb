import { createHash } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { createProofVerifier, ProofRefused, type ProvenRequest } from "../../../main/demo-idp/dpop-proof.ts";

const NOW = 1_790_000_000_000;
const URL_OF_ORDERS = "http://127.0.0.1:1/api/orders";
const ACCESS_TOKEN = "access-token";
const ath = createHash("sha256").update(ACCESS_TOKEN).digest("base64url");

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const publicJwk = await exportJWK(publicKey);
const privateJwk = await exportJWK(privateKey);
const thumbprint = await calculateJwkThumbprint(publicJwk);
const right: ProvenRequest = { method: "GET", url: URL_OF_ORDERS, accessToken: ACCESS_TOKEN, thumbprint };

const prove = (claims: object = {}, header: { readonly typ?: string; readonly jwk?: JWK } = {}) =>
  new SignJWT({ jti: "1", iat: NOW / 1000, htm: "GET", htu: URL_OF_ORDERS, ath, ...claims })
    .setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk: publicJwk, ...header })
    .sign(privateKey);

const verifier = () => createProofVerifier(() => NOW);

describe("a proof for the demo's API", () => {
  it.each([0, 300, -300])("is taken when it is %s s old", async (ageInSeconds) => {
    await verifier().verify(await prove({ iat: NOW / 1000 - ageInSeconds }), right);
  });

  it.each([
    ["for another method", { htm: "POST" }, "another request"],
    ["for another URL", { htu: `${URL_OF_ORDERS}/1` }, "another request"],
    ["for another token", { ath: "other" }, "another access token"],
    ["without the token's hash", { ath: undefined }, "another access token"],
    ["too old", { iat: NOW / 1000 - 301 }, "too old"],
    ["from the future", { iat: NOW / 1000 + 301 }, "too old"],
    ["without a time", { iat: undefined }, "too old"],
    ["without an id", { jti: undefined }, "used before"],
  ])("is refused when it is %s", async (_what, claims, reason) => {
    const refused = verifier().verify(await prove(claims), right);
    await expect(refused).rejects.toThrow(ProofRefused);
    await expect(refused).rejects.toThrow(reason);
  });

  it.each([
    ["is of another type", { typ: "JWT" }],
    ["holds the private key", { jwk: privateJwk }],
    ["names another key than signed it", { jwk: { ...publicJwk, x: publicJwk.y, y: publicJwk.x } as JWK }],
  ])("is refused when it %s", async (_what, header) => {
    await expect(verifier().verify(await prove({}, header), right)).rejects.toThrow("is no JWT");
  });

  it("is refused when it is no JWT at all", async () => {
    await expect(verifier().verify("", right)).rejects.toThrow("is no JWT");
  });

  it("is refused when the token is bound to another key", async () => {
    await expect(verifier().verify(await prove(), { ...right, thumbprint: "other" })).rejects.toThrow(
      "another key",
    );
  });

  it("is taken once", async () => {
    const { verify } = verifier();
    const proof = await prove();
    await verify(proof, right);
    await expect(verify(proof, right)).rejects.toThrow("used before");
    await verify(await prove({ jti: "2" }), right);
  });
});
