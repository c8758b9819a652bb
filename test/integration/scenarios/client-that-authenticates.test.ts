import { expect, test } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";

const awkward = { clientId: "client:with~odd/id", clientSecret: "se:cr et+with%odd&ünusual characters" };

test.each(["client_secret_basic", "client_secret_post", "none"] as const)(
  "the client authenticates with %s, whatever characters its secret has (RP-17)",
  async (authenticationMethod) => {
    const client = { ...awkward, authenticationMethod };
    const { provider } = await expectAccepted({ script: { client } });
    expect(provider.received.of("token")).toHaveLength(1);
  },
);
