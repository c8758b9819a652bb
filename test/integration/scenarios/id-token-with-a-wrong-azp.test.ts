import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token with a wrong azp is refused (C-58)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: (right) => ({ ...right, azp: "another-client" }) } } },
    { code: "id_token_azp_mismatch", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.azp"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
