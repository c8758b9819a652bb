import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-11, C-55",
    provider: "damages an RS256 signature",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { sign: "damaged" } } },
      { code: "id_token_signature_invalid", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.signature"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
