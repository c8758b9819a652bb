import { expect } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const asking =
  (request: Partial<ClientConfigurationDraft["authorizationRequest"]>) =>
  (right: ClientConfigurationDraft): ClientConfigurationDraft => ({
    ...right,
    authorizationRequest: { ...right.authorizationRequest, ...request },
  });

const essential = JSON.stringify({ id_token: { acr: { essential: true, values: ["gold"] } } });
const acrOf = (acr: string | undefined) => ({ idToken: { claims: (right: object) => ({ ...right, acr }) } });

const expectCheck = async (
  options: Parameters<typeof expectAccepted>[0],
  result: "passed" | "warning",
): Promise<void> => {
  const { trace } = await expectAccepted(options);
  expect(trace).toContainEqual(expect.objectContaining({ checkId: "id_token.acr", result }));
};

scenario(
  {
    id: "C-65",
    provider: "is asked with acr_values, and reaches one of them",
    workbench: "accepts the login",
  },
  () => expectCheck({ draft: asking({ acrValues: "gold silver" }) }, "passed"),
);

scenario(
  {
    id: "C-65",
    provider: "is asked with acr_values, and says another",
    workbench: "warns, and accepts the login: they are a wish",
  },
  () => expectCheck({ draft: asking({ acrValues: "gold silver" }), script: acrOf("bronze") }, "warning"),
);

scenario(
  {
    id: "C-65",
    provider: "is asked with acr_values, and says none",
    workbench: "warns, and accepts the login: they are a wish",
  },
  () => expectCheck({ draft: asking({ acrValues: "gold" }), script: acrOf(undefined) }, "warning"),
);

scenario(
  {
    id: "C-65, OLD-1",
    provider: "is asked for acr as an essential claim, and reaches it",
    workbench: "accepts the login",
  },
  () => expectCheck({ draft: asking({ claims: essential }) }, "passed"),
);

scenario(
  {
    id: "C-65, OLD-1",
    provider: "is asked for acr as an essential claim, and says another",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { draft: asking({ claims: essential }), script: acrOf("silver") },
      { code: "id_token_acr_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.acr"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
