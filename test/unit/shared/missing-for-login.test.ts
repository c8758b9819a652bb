import { describe, expect, it } from "vitest";
import { type ClientConfigurationDraft, emptyDraft } from "#shared/configurations/client-configuration.ts";
import { missingForLogin } from "#shared/configurations/missing-for-login.ts";

const empty = emptyDraft("Example");
const complete: ClientConfigurationDraft = {
  ...empty,
  issuer: "https://op.example",
  endpoints: {
    ...empty.endpoints,
    authorization: "https://op.example/authorize",
    token: "https://op.example/token",
    jwks: "https://op.example/jwks",
  },
  clientId: "client-1",
};

const nothing = { clientSecret: false, clientKey: false, clientCertificate: false };
const everything = { clientSecret: true, clientKey: true, clientCertificate: true };

const fieldsOf = (draft: ClientConfigurationDraft, kept = everything) =>
  missingForLogin(draft, kept).map(({ field }) => field);

describe("what a login still needs", () => {
  it("is nothing when everything needed is there; UserInfo is not needed", () => {
    expect(fieldsOf(complete)).toEqual([]);
  });

  it("is everything for an empty draft, in the order of the form, each with a sentence", () => {
    expect(missingForLogin(empty, nothing)).toEqual([
      { field: "issuer", message: "Issuer is missing" },
      { field: "endpoints.authorization", message: "Authorization endpoint is missing" },
      { field: "endpoints.token", message: "Token endpoint is missing" },
      { field: "endpoints.jwks", message: "JWKS endpoint is missing" },
      { field: "clientId", message: "Client ID is missing" },
      { field: "clientSecret", message: "Client secret is missing" },
    ]);
  });

  it.each([
    ["client_secret_basic", ["clientSecret"]],
    ["client_secret_post", ["clientSecret"]],
    ["client_secret_jwt", ["clientSecret"]],
    ["private_key_jwt", ["clientKey"]],
    ["tls_client_auth", ["clientCertificate"]],
    ["self_signed_tls_client_auth", ["clientCertificate"]],
    ["none", []],
  ] as const)(
    "is a client secret, key or certificate only where the method takes one: %s",
    (method, missing) => {
      const draft = { ...complete, clientAuthenticationMethod: method };
      expect(fieldsOf(draft, nothing)).toEqual(missing);
      expect(fieldsOf(draft)).toEqual([]);
    },
  );

  it.each([
    ["by_value", true, false, ["clientKey"]],
    ["by_reference", true, false, ["clientKey"]],
    ["by_value", false, true, []],
    ["when_required", false, true, ["clientKey"]],
    ["when_required", true, false, []],
  ] as const)(
    "is a key where requests are signed: %s, signed %s, demanded %s",
    (delivery, signed, isDemanded, missing) => {
      const draft: ClientConfigurationDraft = {
        ...complete,
        capabilities: { ...complete.capabilities, signedRequestObjectRequired: isDemanded },
        authorizationRequest: {
          ...complete.authorizationRequest,
          requestObject: { delivery, signed, encrypted: false },
        },
      };
      expect(fieldsOf(draft, { ...everything, clientKey: false })).toEqual(missing);
    },
  );

  it.each([[[]], [["profile", "email"]], [["OpenID"]]])(
    "is the scope openid where only %j is selected",
    (selectedScopes) => {
      expect(fieldsOf({ ...complete, selectedScopes })).toEqual(["selectedScopes"]);
    },
  );

  it("is a captured redirect URI that can be captured, if the redirect is captured", () => {
    const messageOf = (capturedUri: string) => {
      const redirect = { ...empty.redirect, kind: "captured", capturedUri } as const;
      return missingForLogin({ ...complete, redirect }, everything);
    };
    expect(messageOf("com.example.app:/oauth")).toEqual([]);
    expect(messageOf("")).toEqual([
      { field: "redirect.capturedUri", message: "Captured redirect URI is missing" },
    ]);
    expect(messageOf("javascript:alert(1)")).toEqual([
      {
        field: "redirect.capturedUri",
        message: "Captured redirect URI: A redirect to javascript: cannot be captured",
      },
    ]);
    const unused = { ...complete, redirect: { ...empty.redirect, capturedUri: "no URI" } };
    expect(fieldsOf(unused)).toEqual([]);
  });
});
