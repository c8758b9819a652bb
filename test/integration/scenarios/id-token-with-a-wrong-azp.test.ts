import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "C-58",
    provider: "names another client in azp",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, azp: "another-client" }) } } },
      { code: "id_token_azp_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.azp"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
