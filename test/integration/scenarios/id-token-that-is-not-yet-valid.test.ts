import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token that is not yet valid is refused (C-61)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: (right) => ({ ...right, nbf: Number(right.iat) + 120 }) } } },
    { code: "id_token_not_yet_valid", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.nbf"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
