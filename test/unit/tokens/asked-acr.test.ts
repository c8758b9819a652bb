import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { askedAcr } from "../../../main/tokens/index.ts";

const asked = (acrValues: string, claims: unknown = "") =>
  askedAcr({
    ...emptyDraft("").authorizationRequest,
    acrValues,
    claims: typeof claims === "string" ? claims : JSON.stringify(claims),
  });

describe("the acr that a request asks for", () => {
  it("is none without acr_values and claims", () => {
    expect(asked("")).toBeUndefined();
    expect(asked("  ", { userinfo: { acr: { essential: true, values: ["x"] } } })).toBeUndefined();
  });

  it("is a wish with acr_values (OIDC Core 3.1.2.1)", () => {
    expect(asked(" gold  silver ")).toEqual({ values: ["gold", "silver"], isEssential: false });
  });

  it("is a wish with values of a voluntary claim (OIDC Core 5.5.1)", () => {
    const claims = { id_token: { acr: { values: ["gold"] } } };
    expect(asked("", claims)).toEqual({ values: ["gold"], isEssential: false });
  });

  it("must be met when the claim is essential (OIDC Core 5.5.1.1, C-65)", () => {
    const values = { id_token: { acr: { essential: true, values: ["gold", "silver"] } } };
    expect(asked("bronze", values)).toEqual({ values: ["gold", "silver"], isEssential: true });
    const value = { id_token: { acr: { essential: true, value: "gold" } } };
    expect(asked("", value)).toEqual({ values: ["gold"], isEssential: true });
  });

  it.each([
    { id_token: { acr: null } },
    { id_token: { acr: { essential: true } } },
    { id_token: { acr: { essential: true, values: "gold" } } },
    { id_token: { acr: { essential: true, values: [7] } } },
    { id_token: [] },
    { id_token: "acr" },
    {},
  ])("is none when the claim names no value: %j", (claims) => {
    expect(asked("", claims)).toBeUndefined();
  });
});
