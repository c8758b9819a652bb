import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token that is signed with HS256, which the provider does not list, is refused (RP-13, C-56)", async () => {
  const { failedChecks } = await expectRefused(
    { script: { idToken: { sign: { secret: "secret-of-the-client" } } } },
    { code: "id_token_alg_unsupported", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.signature"]);
});
