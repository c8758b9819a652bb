import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-27, C-66",
    provider: "gives a wrong at_hash",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, at_hash: "AAAAAAAAAAAAAAAAAAAAAA" }) } } },
      { code: "id_token_at_hash_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.at_hash"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
