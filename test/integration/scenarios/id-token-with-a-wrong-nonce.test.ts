import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-15, FAPI-16, C-63",
    provider: "gives another nonce",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, nonce: "of-another-login" }) } } },
      { code: "id_token_nonce_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.nonce"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
