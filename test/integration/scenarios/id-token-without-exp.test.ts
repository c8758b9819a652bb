import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token without exp is refused (C-59)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: ({ exp: _, ...right }) => right } } },
    { code: "id_token_exp_missing", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.exp"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
