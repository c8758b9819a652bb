import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-2, FAPI-8, C-57",
    provider: "names another issuer in the ID token",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, iss: "https://other.example" }) } } },
      { code: "id_token_iss_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.iss"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
