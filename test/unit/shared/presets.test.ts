import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emptyDraft, presetNames } from "#shared/configurations/client-configuration.ts";
import {
  blanksOf,
  presetChanges,
  presetOf,
  presetOfIssuer,
  presets,
} from "#shared/configurations/presets.ts";

const issuerOf = (document: string): string => {
  const file = new URL(`../../fixtures/discovery/${document}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly issuer: string }).issuer;
};

describe("the presets", () => {
  test("are one for each name, in the same order", () => {
    expect(presets.map(({ name }) => name)).toEqual(presetNames);
  });

  test.each(presets)("$label asks for openid and has a URL of its own shape, or none", (preset) => {
    expect(preset.scopes).toContain("openid");
    const filledIn = preset.configurationUrl.replaceAll(/\{[^{}]+\}/gu, "x");
    expect(filledIn === "" || URL.canParse(filledIn)).toBe(true);
    expect(filledIn === "" || filledIn.endsWith("/.well-known/openid-configuration")).toBe(true);
  });

  test("know the four scopes of Siemens SAM", () => {
    expect(presetOf("siemens_sam").scopes).toEqual(
      expect.arrayContaining(["sam_account", "samauth.role", "samauth.tier", "samauth.ten"]),
    );
  });

  test("say what is to be filled in", () => {
    expect(blanksOf(presetOf("keycloak").configurationUrl)).toEqual(["host", "realm"]);
    expect(blanksOf(presetOf("google").configurationUrl)).toEqual([]);
  });
});

describe("the preset of an issuer", () => {
  test.each([
    ["entra-tenant-v2", "entra"],
    ["entra-tenant-v1", "entra"],
    ["google", "google"],
    ["okta-org", "okta"],
    ["okta-default-as", "okta"],
    ["auth0-2023", "auth0"],
    ["cognito", "cognito"],
    ["gitlab", "gitlab"],
    ["salesforce-login", "salesforce"],
    ["pingone-excerpt", "ping"],
    ["keycloak-2023", "keycloak"],
    ["egi-checkin-keycloak", "keycloak"],
    ["dex", "generic"],
    ["apple", "generic"],
  ])("%s is %s", (document, name) => {
    expect(presetOfIssuer(issuerOf(document))).toBe(name);
  });

  test.each(["", "not a URL", "https://okta.com.evil.example", "https://evil.example/?x=.okta.com"])(
    "%j is none that is known",
    (issuer) => {
      expect(presetOfIssuer(issuer)).toBe("generic");
    },
  );
});

describe("choosing a preset", () => {
  const draft = emptyDraft("A");

  test("brings its scopes, its parameters and the shape of its URL", () => {
    expect(presetChanges(draft, "google")).toMatchObject({
      preset: "google",
      automaticConfigurationUrl: "https://accounts.google.com/.well-known/openid-configuration",
      extraParameters: { authorization: [{ name: "access_type", value: "offline" }] },
    });
    expect(presetChanges(draft, "entra")).toMatchObject({
      selectedScopes: ["openid", "profile", "email", "offline_access"],
      automaticConfigurationUrl: expect.stringContaining("{tenant}"),
    });
  });

  test("takes back what the one before had brought, and nothing else", () => {
    const own = { name: "hd", value: "example.com" };
    const google = { ...draft, ...presetChanges(draft, "google") };
    const withOwn = {
      ...google,
      extraParameters: {
        ...google.extraParameters,
        authorization: [...google.extraParameters.authorization, own],
      },
    };
    expect(presetChanges(withOwn, "okta")).toMatchObject({
      automaticConfigurationUrl: "https://{org}.okta.com/oauth2/default/.well-known/openid-configuration",
      extraParameters: { authorization: [own] },
    });
  });

  test("leaves a URL of one's own", () => {
    const url = "https://id.example.com/.well-known/openid-configuration";
    expect(presetChanges({ ...draft, automaticConfigurationUrl: url }, "keycloak")).toMatchObject({
      automaticConfigurationUrl: url,
    });
  });

  test("sets the parser of its roles, unless one was chosen by hand", () => {
    const entra = { ...draft, ...presetChanges(draft, "entra") };
    expect(entra.roleParsing.parser).toBe("entra");
    const siemens = { ...entra, ...presetChanges(entra, "siemens_sam") };
    expect(siemens.roleParsing.parser).toBe("siemens_sam");
    expect(presetChanges(siemens, "okta").roleParsing.parser).toBe("off");
    const own = { ...draft, roleParsing: { ...draft.roleParsing, parser: "custom" as const } };
    expect(presetChanges(own, "entra").roleParsing).toEqual(own.roleParsing);
  });

  test("does not bring a parameter twice", () => {
    const own = { name: "access_type", value: "online" };
    const withOwn = { ...draft, extraParameters: { ...draft.extraParameters, authorization: [own] } };
    expect(presetChanges(withOwn, "google").extraParameters.authorization).toEqual([own]);
  });
});
