import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-5, FAPI-11, C-58",
    provider: "leaves aud out of the ID token",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: ({ aud: _, ...right }) => right } } },
      { code: "id_token_aud_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.aud"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
