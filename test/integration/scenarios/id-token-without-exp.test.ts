import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "FAPI-15, C-59",
    provider: "leaves exp out of the ID token",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: ({ exp: _, ...right }) => right } } },
      { code: "id_token_exp_missing", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.exp"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
