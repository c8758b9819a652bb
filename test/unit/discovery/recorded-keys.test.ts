import { readdirSync, readFileSync } from "node:fs";
import { importJWK, type JWK } from "jose";
import { describe, expect, it } from "vitest";
import { readJwks } from "../../../main/discovery/index.ts";
import { candidateKeys } from "../../../main/tokens/id-token.ts";
import { httpResponse } from "../../support/http-response.ts";

const folder = new URL("../../fixtures/jwks/", import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));

const bodyOf = (name: string) => readFileSync(new URL(`${name}.json`, folder));
const listed = (name: string) => (JSON.parse(bodyOf(name).toString()) as { keys: JWK[] }).keys;
const read = (name: string) => readJwks(httpResponse(bodyOf(name)), "https://op.example/jwks");

/** Keys that are left out, by file; no other file loses any. */
const leftOut: Readonly<Record<string, number>> = {
  // Its members are in capital letters: Kty is not kty.
  "_bad-rsa-missing-component": 1,
  // A key without kty.
  "_unrecognized-kty": 1,
};

/** Keys that fit RS256 and yet cannot be used, by file. */
const damaged: Readonly<Record<string, number>> = {
  // An RSA key without n.
  "_bad-rsa-missing-component": 1,
};

const importable = async (key: JWK, alg: string): Promise<boolean> => {
  try {
    await importJWK(key, alg);
    return true;
  } catch {
    return false;
  }
};

describe("the recorded JWKS", () => {
  it.each(names)("%s is read without loss", (name) => {
    expect(read(name)).toHaveLength(listed(name).length - (leftOut[name] ?? 0));
  });

  it.each(names)("%s has keys that can be used", async (name) => {
    const candidates = candidateKeys(read(name), { alg: "RS256" });
    const usable = await Promise.all(candidates.map((key) => importable(key, "RS256")));
    expect(usable.filter((isUsable) => !isUsable)).toHaveLength(damaged[name] ?? 0);
  });

  it("finds the key by its kid and algorithm", () => {
    for (const name of names.filter((candidate) => !candidate.startsWith("_"))) {
      for (const key of read(name).filter(
        ({ kty, use, alg }) => kty === "RSA" && use === "sig" && alg === "RS256",
      )) {
        expect(candidateKeys(read(name), { alg: "RS256", kid: key.kid })).toContainEqual(key);
      }
    }
  });

  it("offers no encryption key, no key of another algorithm, and no key agreement key for a signature", () => {
    const keycloak = candidateKeys(read("keycloak-2022"), { alg: "RS256" });
    expect(keycloak.map(({ use }) => use)).toEqual(["sig"]);
    const paypal = candidateKeys(read("paypal"), { alg: "RS256" });
    expect(paypal.filter(({ alg }) => alg === "PS256")).toEqual([]);
    expect(candidateKeys(read("paypal"), { alg: "EdDSA" }).map(({ crv }) => crv)).toEqual([]);
  });

  it("offers keys that say neither use nor algorithm (mojeID, Entra)", () => {
    expect(candidateKeys(read("mojeid"), { alg: "RS256" })).toHaveLength(1);
    expect(candidateKeys(read("entra-common"), { alg: "RS256" })).toHaveLength(listed("entra-common").length);
  });
});
