import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

test("an ID token without kid is refused when several keys may have signed it (RP-8, LIB-3)", async () => {
  const { error } = await expectRefused(
    {
      script: {
        keys: [await signingKey("RS256"), await signingKey("RS256", "RS256-2")],
        idToken: { header: ({ kid: _, ...right }) => right },
      },
    },
    { code: "id_token_rejected", step: "id_token" },
  );
  expect(error.cause).toContain("multiple applicable keys");
});
