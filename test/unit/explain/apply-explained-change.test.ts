import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { applyExplainedChange, restoreField } from "#shared/explain/apply-explained-change.ts";
import { textOfField } from "#shared/explain/field-path.ts";

const draft = { ...emptyDraft("Portal"), issuer: "https://id.example.com" };

describe("an explained change", () => {
  it("replaces a text", () => {
    const change = { field: "clientAuthenticationMethod", to: "client_secret_post" } as const;
    expect(applyExplainedChange(draft, change)).toEqual({
      ...draft,
      clientAuthenticationMethod: "client_secret_post",
    });
  });

  it("replaces a list by the words of the text", () => {
    const change = { field: "selectedScopes", to: "openid offline" } as const;
    expect(applyExplainedChange(draft, change)).toEqual({ ...draft, selectedScopes: ["openid", "offline"] });
  });

  it("replaces one member of a group and leaves its neighbours", () => {
    expect(applyExplainedChange(draft, { field: "redirect.host", to: "localhost" })).toEqual({
      ...draft,
      redirect: { ...draft.redirect, host: "localhost" },
    });
    const applied = applyExplainedChange(draft, { field: "authorizationRequest.pushed", to: "always" });
    expect(applied.authorizationRequest).toEqual({ ...draft.authorizationRequest, pushed: "always" });
  });

  it("leaves the draft that it is given as it was", () => {
    const before = structuredClone(draft);
    applyExplainedChange(draft, { field: "redirect.host", to: "localhost" });
    applyExplainedChange(draft, { field: "issuer", to: "" });
    expect(draft).toEqual(before);
  });
});

describe("a change that is taken back", () => {
  it.each([
    { field: "selectedScopes", to: "openid" },
    { field: "endpoints.token", to: "https://id.example.com/token" },
    { field: "issuer", to: "https://id.example.com/" },
  ] as const)("gives the field its value again, and keeps what was changed meanwhile: $field", (change) => {
    const later = { ...applyExplainedChange(draft, change), clientId: "typed-meanwhile" };
    expect(restoreField(later, change.field, draft)).toEqual({ ...draft, clientId: "typed-meanwhile" });
  });
});

describe("the text of a field", () => {
  it.each([
    ["issuer", "https://id.example.com"],
    ["selectedScopes", "openid profile email"],
    ["redirect.host", "127.0.0.1"],
    ["redirect.port", ""],
    ["authorizationRequest.pushed", "when_required"],
    ["authorizationRequest.resources", ""],
    ["extraParameters.token", ""],
    ["allowInsecureHttp", ""],
    ["clientSecret", ""],
    ["clientKey", ""],
  ] as const)("of %s is %j", (field, text) => {
    expect(textOfField(draft, field)).toBe(text);
  });

  it("has no words for parameters, which may hold secrets", () => {
    const extraParameters = { ...draft.extraParameters, token: [{ name: "api_key", value: "s3cr3t" }] };
    expect(textOfField({ ...draft, extraParameters }, "extraParameters.token")).toBe("");
  });
});
