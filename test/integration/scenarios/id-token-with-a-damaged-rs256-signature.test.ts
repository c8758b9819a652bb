import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token with a damaged RS256 signature is refused (RP-11, C-55)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { sign: "damaged" } } },
    { code: "id_token_signature_invalid", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.signature"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
