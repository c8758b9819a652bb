import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { signingKey } from "../../support/scriptable-provider/index.ts";

test("an ID token with a damaged ES256 signature is refused (RP-12, C-55)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { keys: [await signingKey("ES256")], idToken: { sign: "damaged" } } },
    { code: "id_token_signature_invalid", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.signature"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
