import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  { id: "OIDC Core 5.3", provider: "offers no UserInfo", workbench: "accepts the login without it" },
  async () => {
    const { provider } = await expectAccepted({
      draft: (right) => ({ ...right, endpoints: { ...right.endpoints, userinfo: "" } }),
    });
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);
