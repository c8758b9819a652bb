import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token without nonce is refused (C-32, C-63)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: ({ nonce: _, ...right }) => right } } },
    { code: "id_token_nonce_mismatch", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.nonce"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
