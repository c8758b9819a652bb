import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token without sub is refused (RP-3, C-62)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: ({ sub: _, ...right }) => right } } },
    { code: "id_token_sub_missing", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.sub"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
