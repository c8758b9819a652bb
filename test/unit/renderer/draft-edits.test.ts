import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { applyEdits, changedFields, mergeEdits } from "../../../renderer/configurations/draft-edits.ts";
import { errorField } from "../../../renderer/configurations/error-field.ts";
import { countImportChanges, importEdits } from "../../../renderer/configurations/import-edits.ts";
import { trimDraft } from "../../../renderer/configurations/trim-draft.ts";

const kept = {
  ...emptyDraft("Northwind"),
  issuer: "https://id.example",
  endpoints: {
    ...emptyDraft("").endpoints,
    token: "https://id.example/token",
    endSession: "https://id.example/out",
  },
};

const imported = {
  automaticConfigurationUrl: "https://id.example/.well-known/openid-configuration",
  issuer: "https://id.example",
  endpoints: { ...emptyDraft("").endpoints, token: "https://id.example/oauth2/token" },
  capabilities: { ...emptyDraft("").capabilities, scopesSupported: ["openid"], importedAt: 1 },
  durationMs: 12,
};

describe("edits over a configuration", () => {
  it("change only what was touched", () => {
    const edits = mergeEdits({ alias: "Northwind acc" }, { endpoints: { token: "https://id.example/t" } });
    const draft = applyEdits(kept, edits);
    expect(draft.endpoints.endSession).toBe("https://id.example/out");
    expect([...changedFields(kept, draft)]).toEqual(["alias", "endpoints.token"]);
  });

  it("add up endpoint by endpoint", () => {
    const edits = mergeEdits({ endpoints: { token: "a" } }, { endpoints: { jwks: "b" } });
    expect(edits).toEqual({ endpoints: { token: "a", jwks: "b" } });
  });

  it("are none when the old value is typed again", () => {
    const edits = mergeEdits({ selectedScopes: ["openid"] }, { selectedScopes: [...kept.selectedScopes] });
    expect(changedFields(kept, applyEdits(kept, edits)).size).toBe(0);
  });

  it("follow what is kept where nothing was typed", () => {
    const edits = { alias: "Mine" };
    const changedElsewhere = { ...kept, clientId: "portal" };
    expect(applyEdits(changedElsewhere, edits)).toMatchObject({ alias: "Mine", clientId: "portal" });
  });

  it("of the authorization request and the extra parameters add up member by member", () => {
    const edits = mergeEdits(
      { authorizationRequest: { prompt: "login" }, extraParameters: { token: [{ name: "a", value: "1" }] } },
      { authorizationRequest: { maxAgeInSeconds: 60 } },
    );
    const draft = applyEdits(kept, edits);
    expect(draft.authorizationRequest).toMatchObject({ prompt: "login", maxAgeInSeconds: 60, claims: "" });
    expect([...changedFields(kept, draft)]).toEqual([
      "authorizationRequest.prompt",
      "authorizationRequest.maxAgeInSeconds",
      "extraParameters.token",
    ]);
  });

  it("of the connection add up member by member", () => {
    const edits = mergeEdits(
      { connection: { proxyUrl: "http://proxy.example:8080" } },
      { connection: { certificateAuthorities: "-----BEGIN CERTIFICATE-----" } },
    );
    const draft = applyEdits(kept, edits);
    expect(draft.connection.proxyUrl).toBe("http://proxy.example:8080");
    expect([...changedFields(kept, draft)]).toEqual([
      "connection.proxyUrl",
      "connection.certificateAuthorities",
    ]);
  });

  it("of provisioning and roles add up member by member", () => {
    const edits = mergeEdits(
      { provisioning: { flow: "custom" }, roleParsing: { parser: "entra" } },
      { provisioning: { createUsers: false }, roleParsing: { fromScopes: true } },
    );
    const draft = applyEdits(kept, edits);
    expect(draft.provisioning).toMatchObject({ flow: "custom", createUsers: false, findBy: "Name" });
    expect([...changedFields(kept, draft)]).toEqual([
      "provisioning.flow",
      "provisioning.createUsers",
      "roleParsing.parser",
      "roleParsing.fromScopes",
    ]);
  });

  it("mark what goes out with a login besides", () => {
    const draft = applyEdits(kept, {
      preset: "okta",
      dpop: true,
      userinfoTokenIn: "body",
      authorizationRequest: { requestObject: { delivery: "by_value", signed: true, encrypted: false } },
    });
    expect([...changedFields(kept, draft)]).toEqual([
      "preset",
      "dpop",
      "userinfoTokenIn",
      "authorizationRequest.requestObject",
    ]);
  });

  it("take a maximum age away again", () => {
    const withAge = applyEdits(kept, { authorizationRequest: { maxAgeInSeconds: 60 } });
    const without = applyEdits(withAge, { authorizationRequest: { maxAgeInSeconds: undefined } });
    expect(changedFields(kept, without).size).toBe(0);
    expect([...changedFields(withAge, without)]).toEqual(["authorizationRequest.maxAgeInSeconds"]);
  });

  it("do not count a row of parameters in which nothing stands", () => {
    const draft = applyEdits(kept, { extraParameters: { refresh: [{ name: " ", value: "" }] } });
    expect(changedFields(kept, draft).size).toBe(0);
  });

  it("do not count an attribute or a default in which nothing stands", () => {
    const draft = applyEdits(kept, {
      provisioning: {
        rows: [{ attribute: "", source: "id_token", expression: " " }],
        defaults: [{ attribute: " ", value: "" }],
      },
    });
    expect(changedFields(kept, draft).size).toBe(0);
  });

  it("tell a fixed port from any port", () => {
    const draft = applyEdits(kept, { redirect: { ...kept.redirect, port: 8400 } });
    expect([...changedFields(kept, draft)]).toEqual(["redirect.port"]);
  });
});

describe("Import configuration in the form", () => {
  it("keeps an endpoint typed by hand that the document does not name", () => {
    const draft = applyEdits(kept, importEdits(kept, imported));
    expect(draft.endpoints.token).toBe("https://id.example/oauth2/token");
    expect(draft.endpoints.endSession).toBe("https://id.example/out");
  });

  it("takes away the endpoints of another issuer", () => {
    const draft = applyEdits(kept, importEdits(kept, { ...imported, issuer: "https://other.example" }));
    expect(draft.endpoints.endSession).toBe("");
  });

  it("counts the changed fields, not the capabilities", () => {
    expect(countImportChanges(kept, importEdits(kept, imported))).toBe(2);
    const after = applyEdits(kept, importEdits(kept, imported));
    const again = { ...imported, capabilities: { ...imported.capabilities, importedAt: 2 } };
    expect(countImportChanges(after, importEdits(after, again))).toBe(0);
  });
});

describe("before a draft is saved", () => {
  it("loses the attributes and defaults in which nothing stands", () => {
    const { provisioning } = trimDraft({
      ...kept,
      provisioning: {
        ...kept.provisioning,
        rows: [
          { attribute: " Name ", source: "id_token", expression: " sub " },
          { attribute: "", source: "id_token", expression: "" },
          { attribute: "", source: "id_token", expression: "email" },
        ],
        defaults: [
          { attribute: "", value: "" },
          { attribute: "Email", value: "a b" },
        ],
      },
    });
    expect(provisioning.rows).toEqual([
      { attribute: "Name", source: "id_token", expression: "sub" },
      { attribute: "", source: "id_token", expression: "email" },
    ]);
    expect(provisioning.defaults).toEqual([{ attribute: "Email", value: "a b" }]);
  });

  it("loses the spaces that were pasted along", () => {
    const trimmed = trimDraft({
      ...kept,
      clientId: " portal\n",
      endpoints: { ...kept.endpoints, jwks: " https://a " },
    });
    expect(trimmed.clientId).toBe("portal");
    expect(trimmed.endpoints.jwks).toBe("https://a");
  });

  it("keeps the value of a parameter as it was typed, and no empty row", () => {
    const rows = [
      { name: " audience ", value: " x " },
      { name: "", value: "" },
      { name: "", value: "lost?" },
    ];
    const trimmed = trimDraft({ ...kept, extraParameters: { ...kept.extraParameters, token: rows } });
    expect(trimmed.extraParameters.token).toEqual([
      { name: "audience", value: " x " },
      { name: "", value: "lost?" },
    ]);
  });
});

describe("the field that an error names", () => {
  it.each([
    ["alias", "alias"],
    ["draft.redirect.path", "redirect.path"],
    ["draft.endpoints.token", "endpoints.token"],
    ["draft.selectedScopes.3", "selectedScopes"],
    ["clientSecret", "clientSecret"],
    ["clientKey", "clientKey"],
    ["clientCertificate", "clientCertificate"],
    ["draft.connection.proxyUrl", "connection.proxyUrl"],
    ["draft.authorizationRequest.requestObject.delivery", "authorizationRequest.requestObject"],
    ["draft.authorizationRequest.claims", "authorizationRequest.claims"],
    ["authorizationRequest.maxAgeInSeconds", "authorizationRequest.maxAgeInSeconds"],
    ["draft.extraParameters.token.0.name", "extraParameters.token"],
    ["draft.provisioning.rows.0.attribute", "provisioning.rows"],
    ["roleParsing.expression", "roleParsing.expression"],
    ["draft.provisioning", undefined],
    ["draft.authorizationRequest", undefined],
    ["draft.extraParameters.constructor", undefined],
    ["constructor", undefined],
    ["draft.endpoints.nothing", undefined],
    ["id", undefined],
    [undefined, undefined],
  ])("%s is %s", (path, field) => {
    expect(errorField(path)).toBe(field);
  });
});
