import { describe, expect, it } from "vitest";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { explain } from "../../../main/explain/index.ts";
import { completeConfiguration, failureOf } from "./explained-configuration.ts";

const offering = (some: Partial<ClientConfiguration["capabilities"]>) => ({
  ...completeConfiguration().capabilities,
  ...some,
});
const invalidClient = {
  code: "token_error",
  step: "token_endpoint",
  wire: { error: "invalid_client" },
} as const;
const invalidScope = (errorDescription?: string) =>
  ({
    code: "authorization_error",
    step: "authorization_endpoint",
    wire: { error: "invalid_scope", ...(errorDescription === undefined ? {} : { errorDescription }) },
  }) as const;
const changesOf = (...failure: Parameters<typeof failureOf>) => explain(failureOf(...failure)).changes;
const changeOf = (field: string, ...failure: Parameters<typeof failureOf>) =>
  changesOf(...failure).find((change) => change.field === field);

describe("a proof or a token of DPoP that is refused", () => {
  const dpop = { field: "dpop", label: "DPoP", action: "open" };

  it.each(["invalid_dpop_proof", "use_dpop_nonce"])("leads to the switch: %s", (error) => {
    expect(changesOf({ code: "token_error", step: "token_endpoint", wire: { error } })).toEqual([dpop]);
  });

  it("leads to the switch where the token is not bound, or bound unasked", () => {
    const step = "token_endpoint";
    const cause = 'token_type is "DPoP", expected Bearer';
    expect(changesOf({ code: "token_not_bound", step })).toEqual([dpop]);
    expect(changesOf({ code: "token_response_invalid", step, cause })).toEqual([dpop]);
  });
});

describe("a client that is refused", () => {
  it("is offered the method that the provider lists, then the secret", () => {
    const capabilities = offering({
      clientAuthenticationMethodsSupported: ["private_key_jwt", "client_secret_post"],
    });
    expect(changesOf(invalidClient, { capabilities })).toEqual([
      {
        field: "clientAuthenticationMethod",
        label: "Client authentication method",
        action: "apply",
        from: "client_secret_basic",
        to: "client_secret_post",
      },
      { field: "clientSecret", label: "Client secret", action: "open" },
    ]);
  });

  it("goes by what the provider offered in this run", () => {
    const listed = offering({ clientAuthenticationMethodsSupported: ["client_secret_basic"] });
    const inRun = offering({ clientAuthenticationMethodsSupported: ["client_secret_post"] });
    const change = changeOf(
      "clientAuthenticationMethod",
      invalidClient,
      { capabilities: listed },
      { capabilities: inRun },
    );
    expect(change).toMatchObject({ action: "apply", to: "client_secret_post" });
  });

  it("is shown the secret first when its method is listed", () => {
    const capabilities = offering({ clientAuthenticationMethodsSupported: ["client_secret_basic"] });
    const [first, second] = changesOf(invalidClient, { capabilities });
    expect(first).toMatchObject({ field: "clientSecret", action: "open" });
    expect(second).toMatchObject({ field: "clientAuthenticationMethod", action: "open" });
  });

  it.each(["portal.acc", "portal_acc", "a/b", "a~b", "a+b", "a%b", "a b"])(
    "with the client ID %s is offered to be sent as it is, or in the body (quirk 1)",
    (clientId) => {
      const { entryId, changes, meaning } = explain(failureOf(invalidClient, { clientId }));
      expect(entryId).toBe("client.basic_encoding");
      expect(changes.slice(0, 2)).toEqual([
        {
          field: "basicEncoding",
          label: "Basic header",
          action: "apply",
          from: "form_encoded",
          to: "as_is",
        },
        {
          field: "clientAuthenticationMethod",
          label: "Client authentication method",
          action: "apply",
          from: "client_secret_basic",
          to: "client_secret_post",
        },
      ]);
      expect(meaning).toContain("client_secret_basic sends encoded");
    },
  );

  it("is not offered client_secret_post where the provider lists other methods", () => {
    const capabilities = offering({ clientAuthenticationMethodsSupported: ["client_secret_basic"] });
    const changes = changesOf(invalidClient, { clientId: "portal.acc", capabilities });
    expect(changes.filter(({ action }) => action === "apply").map(({ to }) => to)).toEqual(["as_is"]);
  });

  it("that sends its ID as it is has another reason", () => {
    const failure = failureOf(invalidClient, { clientId: "portal.acc", basicEncoding: "as_is" });
    const { entryId, changes } = explain(failure);
    expect(entryId).toBe("oauth.invalid_client");
    expect(changes.map(({ field }) => field)).not.toContain("basicEncoding");
  });

  it("with an ID without punctuation is offered to send the secret as it is, after all else", () => {
    const fields = changesOf(invalidClient).map(({ field, to }) => `${field} ${to}`);
    expect(fields.indexOf("basicEncoding as_is")).toBeGreaterThan(
      fields.indexOf("clientAuthenticationMethod undefined"),
    );
    const post = changesOf(invalidClient, { clientAuthenticationMethod: "client_secret_post" });
    expect(post.map(({ field }) => field)).not.toContain("basicEncoding");
  });

  it("is offered private_key_jwt only where it has a key to sign with", () => {
    const capabilities = offering({ clientAuthenticationMethodsSupported: ["private_key_jwt"] });
    const change = (changes: Partial<ClientConfiguration>) =>
      changeOf("clientAuthenticationMethod", invalidClient, { capabilities, ...changes });
    expect(change({})).toMatchObject({ action: "open" });
    const clientKey = { keyId: "k", algorithm: "ES256", createdAt: 1, jwks: "", publicKeyPem: "" } as const;
    expect(change({ clientKey })).toMatchObject({ action: "apply", to: "private_key_jwt" });
  });

  it("and signs is shown its key, and no secret", () => {
    const changes = changesOf(invalidClient, { clientAuthenticationMethod: "private_key_jwt" });
    expect(changes.map(({ field }) => field)).toEqual([
      "clientKey",
      "clientAuthenticationMethod",
      "clientId",
    ]);
  });

  it("is never shown a secret that is not sent", () => {
    const entra = "AADSTS7000215: Invalid client secret is provided.";
    const changes = changesOf(
      { ...invalidClient, wire: { error: "invalid_client", errorDescription: entra } },
      { clientAuthenticationMethod: "none" },
    );
    expect(changes).toEqual([]);
  });

  it("that is public at Entra is offered to send no secret", () => {
    const errorDescription = "AADSTS700025: Client is public.";
    const change = changeOf("clientAuthenticationMethod", {
      ...invalidClient,
      wire: { error: "invalid_client", errorDescription },
    });
    expect(change).toMatchObject({ action: "apply", to: "none" });
  });
});

describe("a client assertion that is refused for its audience (quirk 8)", () => {
  const refused = {
    ...invalidClient,
    wire: { error: "invalid_client", errorDescription: "The assertion has the wrong audience." },
  };

  it.each([
    ["issuer", "token_endpoint", "https://id.example.com/oauth2."],
    ["token_endpoint", "issuer", "https://id.example.com/oauth2/token."],
  ] as const)("is offered to be made out to the other one than the %s", (assertionAudience, to, sent) => {
    const failure = failureOf(refused, { clientAuthenticationMethod: "private_key_jwt", assertionAudience });
    const { changes, meaning } = explain(failure);
    expect(changes[0]).toMatchObject({
      field: "assertionAudience",
      action: "apply",
      from: assertionAudience,
      to,
    });
    expect(meaning).toContain(`Sent was ${sent}`);
  });

  it("is not, where none is sent", () => {
    expect(changesOf(refused).map(({ field }) => field)).not.toContain("assertionAudience");
  });
});

describe("a request that must be pushed", () => {
  const refused = {
    code: "authorization_error",
    step: "authorization_endpoint",
    wire: { error: "invalid_request", errorDescription: "Pushed Authorization Request is mandatory." },
  } as const;

  it("is pushed from now on where there is an endpoint for it", () => {
    const endpoints = {
      ...completeConfiguration().endpoints,
      pushedAuthorizationRequest: "https://id.example.com/oauth2/par",
    };
    expect(changesOf(refused, { endpoints })[0]).toMatchObject({
      field: "authorizationRequest.pushed",
      action: "apply",
      from: "when_required",
      to: "always",
    });
  });

  it("is shown the endpoint where there is none", () => {
    expect(changesOf(refused)[0]).toMatchObject({
      field: "endpoints.pushedAuthorizationRequest",
      action: "open",
    });
  });
});

describe("a scope that is refused", () => {
  const selectedScopes = ["openid", "profile", "orders.read"];

  it.each([
    ["in quotes", "The requested scope is invalid. The client may not request scope 'orders.read'."],
    ["bare", "The scope orders.read isn't valid."],
    [
      "in Google's list",
      "Some requested scopes were invalid. {valid=[openid, profile], invalid=[orders.read]}",
    ],
  ])("is taken out when it is named %s", (_, description) => {
    expect(changeOf("selectedScopes", invalidScope(description), { selectedScopes })).toMatchObject({
      action: "apply",
      from: "openid profile orders.read",
      to: "openid profile",
    });
  });

  it("is taken out when the provider does not list it", () => {
    const capabilities = offering({ scopesSupported: ["openid", "profile"] });
    expect(changeOf("selectedScopes", invalidScope(), { selectedScopes, capabilities })?.to).toBe(
      "openid profile",
    );
  });

  it("is left to a person when the provider only repeats the request", () => {
    const change = changeOf("selectedScopes", invalidScope(`Invalid scopes: ${selectedScopes.join(" ")}`), {
      selectedScopes,
    });
    expect(change).toMatchObject({ action: "open" });
    expect(change).not.toHaveProperty("to");
  });

  it("keeps openid in any case", () => {
    const change = changeOf("selectedScopes", invalidScope("openid and profile are unknown"), {
      selectedScopes,
    });
    expect(change?.to).toBe("openid orders.read");
  });

  it.each([
    ["offline_access", "offline"],
    ["offline", "offline_access"],
  ])("%s gives way to %s where that is listed", (selected, listed) => {
    const capabilities = offering({ scopesSupported: ["openid", listed] });
    const change = changeOf("selectedScopes", invalidScope(), {
      selectedScopes: ["openid", selected],
      capabilities,
    });
    expect(change?.to).toBe(`openid ${listed}`);
  });
});
