import { expect, test } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

test.each([
  ["under the same kid", "RS256-1"],
  ["without kid", undefined],
])("keys that were rotated %s just before signing are read again (RP-35, RP-7)", async (_, kid) => {
  const old = await signingKey("RS256");
  const fresh = await signingKey("RS256", "RS256-2");
  const { provider } = await expectAccepted({
    script: {
      idToken: { sign: fresh, header: (right) => ({ ...right, kid }) },
      jwks: (_request, nth) => {
        const { publicJwk } = nth === 1 ? old : fresh;
        return { document: () => ({ keys: [{ ...publicJwk, kid }] }) };
      },
    },
  });
  expect(provider.received.of("jwks")).toHaveLength(2);
});
