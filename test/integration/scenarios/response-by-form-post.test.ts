import { expect } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const byFormPost = (
  changes: Partial<ClientConfigurationDraft["authorizationRequest"]> = {},
): { readonly draft: (right: ClientConfigurationDraft) => ClientConfigurationDraft } => ({
  draft: (right) => ({
    ...right,
    authorizationRequest: { ...right.authorizationRequest, responseMode: "form_post", ...changes },
  }),
});

scenario(
  {
    id: "C-42, C-17",
    provider: "answers by form post",
    workbench: "takes the post, and accepts the login without a code in any URL",
  },
  async () => {
    const { provider, trace, workbench } = await expectAccepted(byFormPost());
    expect(provider.received.of("authorization")[0]?.parameters.get("response_mode")).toBe("form_post");
    const callback = trace.find((entry) => entry.kind === "navigation" && entry.step === "callback");
    expect(callback).toMatchObject({ label: "POST /oauth/v2/callback", from: "browser" });
    expect(JSON.stringify(workbench.events)).not.toContain("?code=");
  },
);

scenario(
  {
    id: "RP-23, C-24",
    provider: "answers prompt=none and max_age=0 with an error by form post",
    workbench: "takes the post, and ends the login with the provider's words",
  },
  async () => {
    const { call, provider, run } = await expectRefused(byFormPost({ prompt: "none", maxAgeInSeconds: 0 }), {
      code: "authorization_error",
      step: "authorization_endpoint",
      wire: { error: "login_required" },
    });
    const { parameters } = provider.received.of("authorization")[0] ?? {};
    expect([parameters?.get("prompt"), parameters?.get("max_age")]).toEqual(["none", "0"]);
    expect(provider.received.of("token")).toEqual([]);
    expect((await call("login.explain", { id: run.id })).entryId).toBe("openid.login_required");
  },
);

scenario(
  {
    id: "FAPI-6, C-34",
    provider: "posts another issuer in its form",
    workbench: "refuses the response, and calls nothing else",
  },
  async () => {
    const { provider } = await expectRefused(
      {
        ...byFormPost(),
        script: { authorizationResponse: (right) => ({ ...right, iss: "https://other.example" }) },
      },
      { code: "response_iss_mismatch", step: "callback" },
    );
    expect(provider.received.of("token")).toEqual([]);
  },
);
