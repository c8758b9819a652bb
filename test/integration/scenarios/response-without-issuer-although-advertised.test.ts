import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("a response without iss is refused where the provider advertises it (C-35)", async () => {
  const { failedChecks, provider } = await expectRefused(
    { script: { authorizationResponse: (right) => ({ ...right, iss: undefined }) } },
    { code: "response_iss_missing", step: "callback" },
  );
  expect(failedChecks).toEqual(["callback.iss"]);
  expect(provider.received.of("token")).toEqual([]);
});
