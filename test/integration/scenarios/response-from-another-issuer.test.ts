import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("a response whose iss is another issuer's is refused, and nothing else is called (C-34)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { authorizationResponse: (right) => ({ ...right, iss: `${right.iss}/` }) } },
    { code: "response_iss_mismatch", step: "callback" },
  );
  expect(failedChecks).toEqual(["callback.iss"]);
  expect(provider.received.of("token")).toEqual([]);
});
