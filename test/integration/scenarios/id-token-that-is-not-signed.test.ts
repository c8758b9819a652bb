import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-10, FAPI-18, C-56",
    provider: "issues an ID token with alg none",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { sign: "none" } } },
      { code: "id_token_unsigned", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.signature"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
