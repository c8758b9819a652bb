import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-4, FAPI-10, C-58",
    provider: "issues an ID token for another client",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, aud: "another-client" }) } } },
      { code: "id_token_aud_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.aud"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
