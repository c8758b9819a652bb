import { expect, test } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";

test("a token in the redirect is flagged, never used and never recorded (C-27)", async () => {
  const { trace } = await expectAccepted({
    script: { authorizationResponse: (right) => ({ ...right, access_token: "token-in-the-redirect" }) },
  });
  const flag = { checkId: "callback.no_tokens", result: "warning", found: "access_token" };
  expect(trace).toContainEqual(expect.objectContaining(flag));
  expect(JSON.stringify(trace)).not.toContain("token-in-the-redirect");
});
