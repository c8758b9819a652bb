import { expect, test } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

test("keys that were rotated just before signing are read again (RP-35, C-51)", async () => {
  const old = await signingKey("RS256");
  const { provider } = await expectAccepted({
    script: {
      keys: [await signingKey("RS256", "RS256-2")],
      jwks: (_, nth) => (nth === 1 ? { document: () => ({ keys: [old.publicJwk] }) } : {}),
    },
  });
  expect(provider.received.of("jwks")).toHaveLength(2);
});
