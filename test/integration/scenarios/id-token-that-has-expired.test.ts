import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "FAPI-14, C-59",
    provider: "issues an ID token that has expired",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, exp: Number(right.iat) - 31 }) } } },
      { code: "id_token_expired", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.exp"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
