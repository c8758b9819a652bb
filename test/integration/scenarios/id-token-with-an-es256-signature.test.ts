import { test } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

test("an ID token with a good ES256 signature is accepted (RP-12, C-55)", async () => {
  await expectAccepted({ script: { keys: [await signingKey("ES256")] } });
});
