import { expect } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

type Request = ClientConfigurationDraft["authorizationRequest"];

/** The parameters that the provider was asked with. */
const askWith = async (
  request: Partial<Request>,
  changes: Partial<ClientConfigurationDraft> = {},
): Promise<URLSearchParams> => {
  const { provider } = await expectAccepted({
    draft: (right) => ({
      ...right,
      ...changes,
      authorizationRequest: { ...right.authorizationRequest, ...request },
    }),
  });
  return provider.received.of("authorization")[0]?.parameters ?? new URLSearchParams();
};

const claims = JSON.stringify({ userinfo: { email: { essential: true } } });
const asked: readonly (readonly [name: string, value: string, request: Partial<Request>])[] = [
  ["prompt", "login select_account", { prompt: "login select_account" }],
  ["max_age", "0", { maxAgeInSeconds: 0 }],
  ["login_hint", "ben", { loginHint: "ben" }],
  ["acr_values", "gold silver", { acrValues: "gold silver" }],
  ["ui_locales", "fr-CA fr en", { uiLocales: "fr-CA fr en" }],
  ["claims", claims, { claims }],
  ["response_mode", "query", { responseMode: "query" }],
];

for (const [name, value, request] of asked) {
  scenario(
    { id: "OIDC Core 3.1.2.1", provider: `is asked with ${name}`, workbench: "sends it as it is configured" },
    async () => {
      expect((await askWith(request)).getAll(name)).toEqual([value]);
    },
  );
}

scenario(
  {
    id: "RFC 8707 2",
    provider: "is asked with two resources",
    workbench: "sends both as they are configured",
  },
  async () => {
    const resources = ["https://api.example/orders", "https://api.example/people"];
    expect((await askWith({ resources })).getAll("resource")).toEqual(resources);
  },
);

scenario(
  {
    id: "OIDC Core 3.1.2.1",
    provider: "is asked with nothing that is optional",
    workbench: "sends no empty parameter",
  },
  async () => {
    const parameters = await askWith({}, { selectedScopes: ["openid"] });
    expect([...parameters.keys()].sort()).toEqual([
      "client_id",
      "code_challenge",
      "code_challenge_method",
      "nonce",
      "redirect_uri",
      "response_type",
      "scope",
      "state",
    ]);
  },
);

scenario(
  {
    id: "OIDC Core 11",
    provider: "is asked for offline_access",
    workbench: "sends prompt=consent, unless another prompt is set",
  },
  async () => {
    expect((await askWith({})).get("prompt")).toBe("consent");
    expect((await askWith({ prompt: "login" })).get("prompt")).toBe("login");
  },
);

scenario(
  {
    id: "OIDC Core 3.1.2.1",
    provider: "is asked with the hint of one login",
    workbench: "prefers it to the configured one",
  },
  async () => {
    const { provider } = await expectAccepted({
      draft: (right) => ({
        ...right,
        authorizationRequest: { ...right.authorizationRequest, loginHint: "ada" },
      }),
      loginHint: "ben",
    });
    expect(provider.received.of("authorization")[0]?.parameters.getAll("login_hint")).toEqual(["ben"]);
  },
);
