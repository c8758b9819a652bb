import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "FAPI-9, C-57",
    provider: "leaves iss out of the ID token",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: ({ iss: _, ...right }) => right } } },
      { code: "id_token_iss_mismatch", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.iss"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
