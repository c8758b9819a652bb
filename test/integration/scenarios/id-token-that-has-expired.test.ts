import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token that has expired is refused (C-59)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: (right) => ({ ...right, exp: Number(right.iat) - 31 }) } } },
    { code: "id_token_expired", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.exp"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
