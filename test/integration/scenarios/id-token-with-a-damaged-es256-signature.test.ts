import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "RP-12, C-55",
    provider: "damages an ES256 signature",
    workbench: "refuses the ID token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { script: { keys: [await signingKey("ES256")], idToken: { sign: "damaged" } } },
      { code: "id_token_signature_invalid", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.signature"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
