import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

const rotations = [
  ["under the same kid", "RS256-1"],
  ["without kid", undefined],
] as const;

for (const [what, kid] of rotations) {
  const does = `rotates its key ${what} just before it signs`;
  const workbench = "reads the keys again, and accepts the login";
  scenario({ id: "RP-35, RP-7", provider: does, workbench }, async () => {
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
}
