import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("an ID token with alg none is refused (RP-10, C-56)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { idToken: { sign: "none" } } },
    { code: "id_token_unsigned", step: "id_token" },
  );
  expect(failedChecks).toEqual(["id_token.signature"]);
  expect(provider.received.of("userinfo")).toEqual([]);
});
