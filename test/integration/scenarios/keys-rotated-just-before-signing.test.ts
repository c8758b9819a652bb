import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "RP-35, C-51",
    provider: "rotates its keys just before it signs",
    workbench: "reads them again, and accepts the login",
  },
  async () => {
    const old = await signingKey("RS256");
    const { provider } = await expectAccepted({
      script: {
        keys: [await signingKey("RS256", "RS256-2")],
        jwks: (_, nth) => (nth === 1 ? { document: () => ({ keys: [old.publicJwk] }) } : {}),
      },
    });
    expect(provider.received.of("jwks")).toHaveLength(2);
  },
);
