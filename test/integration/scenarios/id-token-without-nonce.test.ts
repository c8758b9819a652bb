import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "FAPI-17, C-32, C-63",
    provider: "leaves nonce out of the ID token",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: ({ nonce: _, ...right }) => right } } },
      { code: "id_token_nonce_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.nonce"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
