import { expect, test } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";

test("iss is compared although the provider does not advertise it (C-36)", async () => {
  const { provider } = await expectRefused(
    {
      script: {
        discovery: {
          document: (right) => ({ ...right, authorization_response_iss_parameter_supported: false }),
        },
        authorizationResponse: (right) => ({ ...right, iss: "https://other.example" }),
      },
    },
    { code: "response_iss_mismatch", step: "callback" },
  );
  expect(provider.received.of("token")).toEqual([]);
});
