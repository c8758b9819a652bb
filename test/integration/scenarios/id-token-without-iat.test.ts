import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token without iat is refused (RP-6, C-60)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: ({ iat: _, ...right }) => right } } },
    { code: "id_token_iat_missing", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.iat"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
