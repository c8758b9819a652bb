import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "C-61",
    provider: "issues an ID token whose nbf is in the future",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, nbf: Number(right.iat) + 120 }) } } },
      { code: "id_token_not_yet_valid", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.nbf"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
