import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("a response with neither code nor error is refused", async () => {
  const { provider } = await expectRefused(
    { script: { authorizationResponse: (right) => ({ ...right, code: undefined }) } },
    { code: "code_missing", step: "callback" },
  );
  expect(provider.received.of("token")).toEqual([]);
});
