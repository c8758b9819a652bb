import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-32",
    provider: "publishes its document below an issuer that was saved as the automatic configuration URL",
    workbench: "adds the well-known path and accepts the login",
  },
  async () => {
    const { trace, provider } = await expectAccepted({
      draft: (right) => ({ ...right, automaticConfigurationUrl: right.issuer }),
    });
    const [read] = trace.filter((entry) => entry.step === "discovery" && entry.kind === "exchange");
    expect(read).toMatchObject({
      request: { url: `${provider.issuer}/.well-known/openid-configuration` },
      response: { status: 200 },
    });
  },
);
