import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-6, C-60",
    provider: "leaves iat out of the ID token",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: ({ iat: _, ...right }) => right } } },
      { code: "id_token_iat_missing", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.iat"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
