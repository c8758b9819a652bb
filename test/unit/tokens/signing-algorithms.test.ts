import { describe, expect, it } from "vitest";
import { supportedAlgorithms } from "../../../main/tokens/index.ts";

describe("algorithms that may sign an ID token", () => {
  it("are RS256 when the provider lists none (OIDC Core 3.1.3.7)", () => {
    expect(supportedAlgorithms([])).toEqual(["RS256"]);
  });

  it("are those of the list that can be verified", () => {
    expect(supportedAlgorithms(["ES256", "RS256", "ES256K", "Ed448"])).toEqual(["RS256", "ES256"]);
  });

  it("may be HMACs for a client that has a secret, where the list has them (RP-13)", () => {
    expect(supportedAlgorithms(["HS256", "RS256", "none"], true)).toEqual(["RS256", "HS256"]);
    expect(supportedAlgorithms(["HS256", "RS256", "none"])).toEqual(["RS256"]);
    expect(supportedAlgorithms([], true)).toEqual(["RS256"]);
    expect(supportedAlgorithms(["RS256"], true)).toEqual(["RS256"]);
  });

  it.each([["none"], ["HS256"], ["none", "HS256", "HS384", "HS512"], ["NONE", "rs256"], ["SHA256"]])(
    "are none at all when the list has only %s (Z-22, C-56)",
    (...listed) => {
      expect(supportedAlgorithms(listed)).toEqual([]);
    },
  );
});
