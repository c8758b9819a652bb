import { describe, expect, it } from "vitest";
import { ageWords, algorithmOfKey, isOldKey } from "../../../renderer/configurations/key-words.ts";

const DAY = 86_400_000;
const now = 1_700_000_000_000;

describe("the age of a key", () => {
  it.each([
    [0, "just now"],
    [59_000, "just now"],
    [60_000, "1 minute ago"],
    [3 * DAY + 5, "3 days ago"],
    [40 * DAY, "1 month ago"],
    [800 * DAY, "2 years ago"],
    [-5_000, "just now"],
  ])("%i ms: %s", (age, words) => {
    expect(ageWords(now - age, now)).toBe(words);
  });
});

describe("a key", () => {
  it.each([
    [0, false],
    [365 * DAY, false],
    [365 * DAY + 1, true],
  ])("of %i ms is old: %s", (age, isOld) => {
    expect(isOldKey(now - age, now)).toBe(isOld);
  });
});

describe("the algorithm of a pasted key for decryption", () => {
  it.each([
    ['{ "kty": "RSA", "alg": "RSA-OAEP" }', "RSA-OAEP"],
    ['{ "kty": "EC", "crv": "P-256", "alg": "ECDH-ES+A256KW" }', "ECDH-ES"],
    ['{ "kty": "EC", "crv": "P-384" }', undefined],
    ['{ "kty": "RSA", "alg": "RS256" }', undefined],
  ])("%s: %s", (text, algorithm) => {
    expect(algorithmOfKey(text, "decryption")).toBe(algorithm);
  });
});

describe("the algorithm of a pasted key", () => {
  it.each([
    ['{ "kty": "RSA", "alg": "PS384" }', "PS384"],
    ['{ "kty": "EC", "crv": "P-521" }', "ES512"],
    ['{ "kty": "OKP", "crv": "Ed25519" }', "EdDSA"],
    ['{ "kty": "EC", "crv": "P-256", "alg": "RS1" }', "ES256"],
    ['{ "kty": "RSA" }', undefined],
    ['{ "kty": "OKP", "crv": "constructor" }', undefined],
    ["-----BEGIN PRIVATE KEY-----", undefined],
    ["null", undefined],
    ['{ "kty": "E', undefined],
  ])("%s: %s", (text, algorithm) => {
    expect(algorithmOfKey(text)).toBe(algorithm);
  });
});
