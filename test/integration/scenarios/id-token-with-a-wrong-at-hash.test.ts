import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token with a wrong at_hash is refused (RP-27, C-66)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: (right) => ({ ...right, at_hash: "AAAAAAAAAAAAAAAAAAAAAA" }) } } },
    { code: "id_token_at_hash_mismatch", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.at_hash"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
