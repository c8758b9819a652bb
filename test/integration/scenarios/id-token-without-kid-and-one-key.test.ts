import { test } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";

test("an ID token without kid is verified with the only key (RP-7)", async () => {
  await expectAccepted({ script: { idToken: { header: ({ kid: _, ...right }) => right } } });
});
