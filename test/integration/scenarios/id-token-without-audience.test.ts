import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token without aud is refused (RP-5, C-58)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: ({ aud: _, ...right }) => right } } },
    { code: "id_token_aud_mismatch", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.aud"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
