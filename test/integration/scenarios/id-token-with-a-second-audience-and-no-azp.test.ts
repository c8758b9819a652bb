import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token with a second aud and no azp is refused (C-58, LIB-16)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: (right) => ({ ...right, aud: [right.aud, "stranger"] }) } } },
    { code: "id_token_azp_mismatch", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.azp"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
