import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "FAPI-12, C-58, LIB-16",
    provider: "names a second audience, and no azp",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, aud: [right.aud, "stranger"] }) } } },
      { code: "id_token_azp_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.azp"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
