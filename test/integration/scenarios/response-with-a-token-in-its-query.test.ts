import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "C-27",
    provider: "puts an access token into the redirect",
    workbench: "warns, never uses it, and never records it",
  },
  async () => {
    const { trace } = await expectAccepted({
      script: { authorizationResponse: (right) => ({ ...right, access_token: "token-in-the-redirect" }) },
    });
    const flag = { checkId: "callback.no_tokens", result: "warning", found: "access_token" };
    expect(trace).toContainEqual(expect.objectContaining(flag));
    expect(JSON.stringify(trace)).not.toContain("token-in-the-redirect");
  },
);
