import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-3, C-62",
    provider: "leaves sub out of the ID token",
    workbench: "refuses it, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { idToken: { claims: ({ sub: _, ...right }) => right } } },
      { code: "id_token_sub_missing", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.sub"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
