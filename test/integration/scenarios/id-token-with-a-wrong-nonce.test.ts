import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token with a wrong nonce is refused (RP-15, C-63)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: (right) => ({ ...right, nonce: "of-another-login" }) } } },
    { code: "id_token_nonce_mismatch", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.nonce"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
