import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token whose iss has a slash more is refused (RP-2, C-57)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { claims: (right) => ({ ...right, iss: `${right.iss}/` }) } } },
    { code: "id_token_iss_mismatch", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.iss"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
