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
    "with the client ID %s is offered client_secret_post",
    (clientId) => {
      const { entryId, changes, meaning } = explain(failureOf(invalidClient, { clientId }));
      expect(entryId).toBe("client.basic_encoding");
      expect(changes[0]).toMatchObject({ action: "apply", to: "client_secret_post" });
      expect(meaning).toContain("client_secret_basic sends encoded");
    },
  );

  it("is not offered client_secret_post where the provider lists other methods", () => {
    const capabilities = offering({ clientAuthenticationMethodsSupported: ["client_secret_basic"] });
    const changes = changesOf(invalidClient, { clientId: "portal.acc", capabilities });
    expect(changes.map(({ action }) => action)).not.toContain("apply");
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
