import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const awkward = { clientId: "client:with~odd/id", clientSecret: "se:cr et+with%odd&ünusual characters" };

const methods = [
  { id: "RP-17", authenticationMethod: "client_secret_basic" },
  { id: "OLD-12", authenticationMethod: "client_secret_post" },
  { id: "OLD-13, C-43", authenticationMethod: "client_secret_jwt" },
  { id: "C-37", authenticationMethod: "none" },
] as const;

for (const { id, authenticationMethod } of methods) {
  const does = `wants ${authenticationMethod} of a client with odd characters`;
  scenario({ id, provider: does, workbench: "authenticates so, and accepts the login" }, async () => {
    const { provider } = await expectAccepted({ script: { client: { ...awkward, authenticationMethod } } });
    expect(provider.received.of("token")).toHaveLength(1);
  });
}

scenario(
  {
    id: "RFC 6749 2.3.1",
    provider: "does not decode id and secret of client_secret_basic",
    workbench: "sends them as they are where that is switched on",
  },
  async () => {
    const client = { ...awkward, clientId: "client~with~odd/id", basicEncoding: "as_is" } as const;
    await expectAccepted({
      script: { client },
      draft: (right) => ({ ...right, basicEncoding: "as_is" }),
    });
  },
);
