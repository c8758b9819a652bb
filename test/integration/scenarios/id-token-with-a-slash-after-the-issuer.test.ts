import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-2, C-57",
    provider: "adds a slash to iss of the ID token",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: (right) => ({ ...right, iss: `${right.iss}/` }) } } },
      { code: "id_token_iss_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.iss"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
